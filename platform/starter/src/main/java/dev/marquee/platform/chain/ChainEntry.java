package dev.marquee.platform.chain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public part of an entry: what is hashed, and never goes.
 *
 * @param seq its place in the chain; 0 is the {@linkplain #genesis beginning}
 * @param at in whole microseconds, so that every database gives it back as it was
 * @param parts commitments by the name of the part
 * @param erased parts of earlier entries that are forgotten, as {@code seq:part}
 * @param sealedLater whether it was there before there was a chain
 * @param prev the hash of the one before
 */
public record ChainEntry(
        long seq,
        long id,
        Instant at,
        String service,
        String actorId,
        String action,
        String target,
        String requestId,
        Map<String, String> parts,
        List<String> erased,
        boolean sealedLater,
        String prev) {

    /** Of the chain's rules; another number, and an entry of before could be read in two ways. */
    static final int VERSION = 1;

    /** In place of the hash of what there is not. */
    public static final String NOTHING = "0".repeat(64);

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Where every chain begins: it names the chain. */
    public static ObjectNode genesis(String chain, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("v", VERSION)
                .put("seq", 0)
                .put("chain", chain)
                .put("at", MICROS.format(at))
                .put("prev", NOTHING);
    }

    /** As it is hashed. */
    public ObjectNode json() {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("v", VERSION)
                        .put("seq", seq)
                        .put("id", id)
                        .put("at", MICROS.format(at))
                        .put("service", WellFormed.of(service))
                        .put("actor_id", WellFormed.of(actorId))
                        .put("action", WellFormed.of(action))
                        .put("target", WellFormed.of(target))
                        .put("request_id", WellFormed.of(requestId))
                        .put("prev", prev);
        var commitments = json.putObject("parts");
        parts.forEach(commitments::put);
        if (!erased.isEmpty()) {
            var list = json.putArray("erased");
            erased.forEach(list::add);
        }
        if (sealedLater) json.put("sealed_later", true);
        return json;
    }

    /** SHA-256 of a zero byte and the public part in its one spelling. */
    public static String hash(ObjectNode json) {
        return Canonical.hash(Canonical.ENTRY, Canonical.bytes(json));
    }
}
