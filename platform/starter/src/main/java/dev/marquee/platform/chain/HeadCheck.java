package dev.marquee.platform.chain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at heads, the chain's own and those that were kept outside. */
final class HeadCheck {

    private static final Set<String> LINE = Set.of("head", "signature", "type");

    private final String chain;
    private final Map<String, String> keys;

    /** Keys that may sign, by their ids: the first, and those that others have announced. */
    private final Map<String, String> trusted = new HashMap<>();

    private @Nullable String current;
    private String before = ChainEntry.NOTHING;
    private String firstKey = "";
    private long count;
    private long passedOver;
    private @Nullable ChainHead base;
    private @Nullable ChainHead lastSigned;
    private @Nullable ChainHead lastOutside;

    /**
     * @param keys as the export names them, by their ids
     * @param pinned the key that whoever verifies knows; null for that of the first head
     */
    HeadCheck(String chain, Map<String, String> keys, @Nullable String pinned) {
        this.chain = chain;
        this.keys = keys;
        if (pinned != null) trust(pinned);
    }

    private void trust(String key) {
        current = PublicKeys.id(key);
        trusted.put(current, key);
    }

    long count() {
        return count;
    }

    String firstKey() {
        return firstKey;
    }

    /** How many from outside are of before the chain begins. */
    long passedOver() {
        return passedOver;
    }

    /** The one that reaches farthest. */
    @Nullable ChainHead lastSigned() {
        return lastSigned;
    }

    /** The same of those from outside. */
    @Nullable ChainHead lastOutside() {
        return lastOutside;
    }

    /** The head of a line; null where that is none, or has members that nobody signed. */
    static ChainHead.@Nullable Signed read(Line line) {
        var json = line.json();
        if (json == null || !line.hasOnly(LINE)) return null;
        var signed =
                new ChainHead.Signed(
                        ChainHead.read(json.path("head")), json.path("signature").asString(""));
        return Arrays.equals(ChainLines.head(signed), line.bytes()) ? signed : null;
    }

    /** The one that a pruned chain begins after. */
    void base(ChainHead.Signed base) throws Broken {
        before = base.head().prevHead();
        own(base, null);
        this.base = base.head();
        count = 0;
    }

    /** The next of the chain's own; {@code hashes} null where its entry is pruned. */
    void own(ChainHead.Signed signed, @Nullable Hashes hashes) throws Broken {
        var head = signed.head();
        if (!head.chain().equals(chain) || !head.prevHead().equals(before))
            throw new Broken(Fault.HEAD, head.seq());
        var key = keys.getOrDefault(head.keyId(), "");
        if (current == null && PublicKeys.id(key).equals(head.keyId())) trust(key);
        if (!head.keyId().equals(current)) throw new Broken(Fault.SIGNATURE, head.seq());
        signature(signed);
        if (hashes != null) place(head, hashes);
        lastSigned = farther(lastSigned, head);
        before = head.ownHash();
        if (firstKey.isEmpty()) firstKey = head.keyId();
        if (head.nextKey() != null) trust(head.nextKey());
        count++;
    }

    /**
     * Those of outside, each by itself: a list may have holes, and heads twice. Those of before the
     * chain begins are passed over: what they could be compared with is gone, and so may be the
     * announcement of the key that signed what is left.
     */
    void outside(List<ChainHead.Signed> all, Hashes hashes, long first) throws Broken {
        for (var signed : all) {
            var head = signed.head();
            if (!head.chain().equals(chain)) throw new Broken(Fault.HEAD, head.seq());
            if (head.seq() < first) {
                passedOver++;
                continue;
            }
            if (current == null) trust(keys.getOrDefault(head.keyId(), ""));
            signature(signed);
            if (head.nextKey() != null) trusted.put(PublicKeys.id(head.nextKey()), head.nextKey());
            place(head, hashes);
            lastSigned = farther(lastSigned, head);
            lastOutside = farther(lastOutside, head);
        }
    }

    private static ChainHead farther(@Nullable ChainHead one, ChainHead other) {
        return one == null || one.seq() < other.seq() ? other : one;
    }

    private void signature(ChainHead.Signed signed) throws Broken {
        var key = trusted.getOrDefault(signed.head().keyId(), "");
        if (!PublicKeys.signed(key, signed.head().signedBytes(), signed.signature()))
            throw new Broken(Fault.SIGNATURE, signed.head().seq());
    }

    private void place(ChainHead head, Hashes hashes) throws Broken {
        // after a day without entries the next head tells of the same entry
        if (base != null && base.seq() == head.seq() && base.hash().equals(head.hash())) return;
        if (!hashes.has(head.seq())) throw new Broken(Fault.TRUNCATED, hashes.end());
        if (!hashes.of(head.seq()).equals(head.hash())) throw new Broken(Fault.HEAD, head.seq());
    }
}
