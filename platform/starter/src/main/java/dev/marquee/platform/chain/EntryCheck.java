package dev.marquee.platform.chain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Looks at entry after entry, as they come. */
final class EntryCheck {

    private static final Set<String> LINE = Set.of("hash", "parts", "public", "type");
    private static final Set<String> GENESIS = Set.of("at", "chain", "prev", "seq", "v");
    private static final Set<String> MEMBERS =
            Set.of(
                    "action",
                    "actor_id",
                    "at",
                    "id",
                    "parts",
                    "prev",
                    "request_id",
                    "seq",
                    "service",
                    "target",
                    "v");
    private static final Set<String> MORE = Set.of("erased", "sealed_later");
    private static final Set<String> PART = Set.of("salt", "value");

    private final String chain;
    private final Hashes hashes;

    /** Parts that are away and that nobody has said to be erased so far, by entry. */
    private final TreeMap<Long, Set<String>> missing = new TreeMap<>();

    private long expected;
    private String last;
    private long erased;
    private boolean saysPruned;

    /**
     * @param first the number of the first entry
     * @param before the hash of the one before
     */
    EntryCheck(String chain, long first, String before) {
        this.chain = chain;
        this.hashes = new Hashes(first);
        this.expected = first;
        this.last = before;
    }

    /** Which entry comes next. */
    long expected() {
        return expected;
    }

    String last() {
        return last;
    }

    long erased() {
        return erased;
    }

    /** Whether an entry tells that what was before the first is pruned. */
    boolean saysPruned() {
        return saysPruned;
    }

    Hashes hashes() {
        return hashes;
    }

    /** The number that a line has; empty for what is no entry. */
    static Optional<Long> seq(Line line) {
        var json = line.json();
        if (json == null || !line.hasOnly(LINE) || !line.type().equals("entry"))
            return Optional.empty();
        var seq = json.path("public").path("seq");
        return seq.canConvertToLong() && seq.isIntegralNumber()
                ? Optional.of(seq.asLong())
                : Optional.empty();
    }

    /** A line whose number is the expected one. */
    void look(Line line) throws Broken {
        var json = line.json();
        if (json == null) throw new Broken(Fault.HASH, expected);
        var body = json.path("public");
        if (!isKnown(body)
                || !line.publicHash().equals(json.path("hash").asString(""))
                || expected == 0 && !body.path("chain").asString("").equals(chain))
            throw new Broken(Fault.HASH, expected);
        if (!body.path("prev").asString("").equals(last)) throw new Broken(Fault.LINK, expected);
        parts(body.path("parts"), json.path("parts"));
        if (body.path("action").asString("").equals("person.erased"))
            for (var one : body.path("erased")) explain(one.asString(""));
        if (body.path("action").asString("").equals("audit.pruned")
                && body.path("target").asString("").equals("audit:" + (hashes.first() - 1)))
            saysPruned = true;
        last = json.path("hash").asString();
        hashes.add(last);
        expected++;
    }

    private boolean isKnown(JsonNode body) {
        if (body.path("v").asInt(0) != ChainEntry.VERSION) return false;
        var members = new HashSet<>(body.propertyNames());
        if (expected == 0) return members.equals(GENESIS);
        members.removeAll(MORE);
        return members.equals(MEMBERS);
    }

    private void parts(JsonNode commitments, JsonNode values) throws Broken {
        for (var name : values.propertyNames())
            if (!fits(name, commitments.path(name).asString(""), values.path(name)))
                throw new Broken(Fault.PART, expected);
        for (var name : commitments.propertyNames())
            if (!values.has(name))
                missing.computeIfAbsent(expected, seq -> new HashSet<>()).add(name);
    }

    private static boolean fits(String name, String commitment, JsonNode part) {
        if (!Set.copyOf(part.propertyNames()).equals(PART)) return false;
        try {
            return Commitment.of(
                            part.path("salt").asString(""), name, part.path("value").asString(""))
                    .equals(commitment);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void explain(String reference) {
        var colon = reference.indexOf(':');
        if (colon < 1 || !reference.substring(0, colon).matches("\\d{1,18}")) return;
        var seq = Long.parseLong(reference.substring(0, colon));
        var parts = missing.get(seq);
        if (parts == null || !parts.remove(reference.substring(colon + 1))) return;
        erased++;
        if (parts.isEmpty()) missing.remove(seq);
    }

    /** After the last entry. */
    void finish() throws Broken {
        if (!missing.isEmpty()) throw new Broken(Fault.PART_MISSING, missing.firstKey());
    }
}
