package dev.marquee.platform.chain;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far the chain was on a day.
 *
 * @param day in UTC
 * @param seq of its last entry
 * @param hash of that entry
 * @param prevHead the hash of the head before
 * @param keyId whose signature it has
 * @param nextKey the public key that signs from the next head on; null for the same
 */
public record ChainHead(
        String chain,
        String day,
        long seq,
        String hash,
        String prevHead,
        String keyId,
        @Nullable String nextKey) {

    /**
     * With its signature.
     *
     * @param signature 128 hexadecimal digits
     */
    public record Signed(ChainHead head, String signature) {}

    /** As it is signed. */
    public ObjectNode json() {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("v", ChainEntry.VERSION)
                        .put("chain", chain)
                        .put("day", day)
                        .put("seq", seq)
                        .put("hash", hash)
                        .put("prev_head", prevHead)
                        .put("key_id", keyId);
        if (nextKey != null) json.put("next_key", nextKey);
        return json;
    }

    /** Of the bytes that are signed. */
    public String ownHash() {
        return Canonical.hash(Canonical.HEAD, Canonical.bytes(json()));
    }

    /** A head byte, and the one spelling. */
    byte[] signedBytes() {
        var canonical = Canonical.bytes(json());
        var bytes = new byte[canonical.length + 1];
        bytes[0] = Canonical.HEAD;
        System.arraycopy(canonical, 0, bytes, 1, canonical.length);
        return bytes;
    }

    public Signed signedBy(HeadKey key) {
        return new Signed(this, key.sign(signedBytes()));
    }

    static ChainHead read(JsonNode json) {
        return new ChainHead(
                json.path("chain").asString(""),
                json.path("day").asString(""),
                json.path("seq").asLong(-1),
                json.path("hash").asString(""),
                json.path("prev_head").asString(""),
                json.path("key_id").asString(""),
                json.has("next_key") ? json.path("next_key").asString("") : null);
    }
}
