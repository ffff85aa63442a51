package dev.marquee.platform.chain;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of an export (NDJSON), each in its one spelling: a header, the entries with what is
 * left of their parts, the heads, a footer. {@code docs/audit-chain.md} says what is in them.
 */
public final class ChainLines {

    static final String FORMAT = "marquee-audit";

    /**
     * A part that is still there.
     *
     * @param salt see {@link Commitment#newSalt()}
     */
    public record Part(String salt, String value) {}

    private ChainLines() {}

    /**
     * The first line.
     *
     * @param keys the public keys that signed the heads, by their ids
     * @param base the head that a pruned chain begins after; null for one that is whole
     */
    public static byte[] header(
            String chain, Map<String, String> keys, ChainHead.@Nullable Signed base) {
        var line = line("header").put("format", FORMAT).put("v", ChainEntry.VERSION);
        line.put("chain", chain).put("first", base == null ? 0 : base.head().seq() + 1);
        var all = line.putObject("keys");
        keys.forEach(all::put);
        if (base != null) put(line.putObject("base"), base);
        return Canonical.bytes(line);
    }

    /** An entry with its hash, and those of its parts that are still there. */
    public static byte[] entry(ObjectNode json, String hash, Map<String, Part> parts) {
        var line = line("entry").put("hash", hash);
        line.set("public", json);
        var values = line.putObject("parts");
        parts.forEach((name, part) ->
                values.putObject(name)
                        .put("salt", part.salt())
                        .put("value", WellFormed.of(part.value())));
        return Canonical.bytes(line);
    }

    /** A head, also as it is kept outside. */
    public static byte[] head(ChainHead.Signed head) {
        var line = line("head");
        put(line, head);
        return Canonical.bytes(line);
    }

    /** The last line. */
    public static byte[] footer(long entries, long heads, long lastSeq, String lastHash) {
        return Canonical.bytes(
                line("footer")
                        .put("entries", entries)
                        .put("heads", heads)
                        .put("last_seq", lastSeq)
                        .put("last_hash", lastHash));
    }

    private static ObjectNode line(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static void put(ObjectNode to, ChainHead.Signed head) {
        to.set("head", head.head().json());
        to.put("signature", head.signature());
    }
}
