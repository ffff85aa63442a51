package dev.marquee.platform.chain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A chain of invented entries, to be tampered with. Entry n is line n + 1. */
final class MadeChain {

    static final String CHAIN = "0190f0c8-6b1c-7d53-9a57-2f6a3d0c1b77";
    static final HeadKey KEY = HeadKey.readAll(HeadKey.newPem()).getFirst();
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.000001Z");

    /** What somebody may have typed; the last is half a character. */
    private static final List<String> WORDS =
            List.of(
                    "ana@example.org",
                    "Nguyễn Thị Ưỡn",
                    "a\tb\n\u0001",
                    "😀 \"x\\",
                    "J*\u007f",
                    "\ud83d");

    final List<byte[]> lines = new ArrayList<>();
    final List<ChainHead.Signed> heads = new ArrayList<>();
    final Map<String, String> keys = new LinkedHashMap<>();
    private final Random random = new Random(7);
    private long seq;
    private String last;
    private String lastHead = ChainEntry.NOTHING;

    MadeChain() {
        var genesis = ChainEntry.genesis(CHAIN, START);
        last = ChainEntry.hash(genesis);
        lines.add(new byte[0]);
        lines.add(ChainLines.entry(genesis, last, Map.of()));
    }

    /** With a head after each hundred entries, or at the end. */
    static MadeChain of(int entries) {
        var chain = new MadeChain();
        for (var n = 1; n < entries; n++) {
            chain.add("event.cancelled", List.of(), Set.of());
            if (n % 100 == 0) chain.head(KEY, null);
        }
        chain.head(KEY, null);
        return chain.end();
    }

    /** An entry; some of its parts may be away. */
    MadeChain add(String action, List<String> erased, Set<String> away) {
        var word = WORDS.get(random.nextInt(WORDS.size()));
        return add(action, "event:EV07 " + word, erased, away);
    }

    /** That what was before a head is pruned. */
    MadeChain pruned(ChainHead.Signed base) {
        return add("audit.pruned", "audit:" + base.head().seq(), List.of(), Set.of());
    }

    private MadeChain add(String action, String target, List<String> erased, Set<String> away) {
        seq++;
        var parts = new LinkedHashMap<String, ChainLines.Part>();
        for (var part : List.of("actor", "detail", "address"))
            parts.put(
                    part,
                    new ChainLines.Part(
                            Commitment.newSalt(), WORDS.get(random.nextInt(WORDS.size()))));
        var commitments = new LinkedHashMap<String, String>();
        parts.forEach((name, part) ->
                commitments.put(name, Commitment.of(part.salt(), name, part.value())));
        var entry =
                new ChainEntry(
                        seq,
                        seq + 3,
                        START.plusNanos(seq * 1_000),
                        "event-service",
                        "2",
                        action,
                        target,
                        "r-" + seq,
                        commitments,
                        erased,
                        seq < 3,
                        last);
        last = ChainEntry.hash(entry.json());
        parts.keySet().removeAll(away);
        lines.add(ChainLines.entry(entry.json(), last, parts));
        return this;
    }

    /** A head as far as the chain is. */
    MadeChain head(HeadKey key, @Nullable String next) {
        var head = new ChainHead(CHAIN, "2026-03-01", seq, last, lastHead, key.id(), next);
        heads.add(head.signedBy(key));
        keys.put(key.id(), key.publicKey());
        lastHead = head.ownHash();
        return this;
    }

    /** Writes the header and what comes after the entries. */
    MadeChain end() {
        lines.set(0, ChainLines.header(CHAIN, keys, null));
        heads.forEach(head -> lines.add(ChainLines.head(head)));
        lines.add(ChainLines.footer(seq + 1, heads.size(), seq, last));
        return this;
    }

    /** The same without what is before a head, and that head itself. */
    List<byte[]> endAfter(ChainHead.Signed base) {
        var left = new ArrayList<byte[]>();
        left.add(ChainLines.header(CHAIN, keys, base));
        left.addAll(lines.subList((int) base.head().seq() + 2, lines.size()));
        var later = heads.subList(heads.indexOf(base) + 1, heads.size());
        later.forEach(head -> left.add(ChainLines.head(head)));
        left.add(ChainLines.footer(seq - base.head().seq(), later.size(), seq, last));
        return left;
    }

    /** The same without a head, as whoever has no key would have to leave it. */
    List<byte[]> endWithoutHeads() {
        var left = new ArrayList<>(lines);
        left.set(0, ChainLines.header(CHAIN, Map.of(), null));
        left.add(ChainLines.footer(seq + 1, 0, seq, last));
        return left;
    }

    byte[] bytes() {
        return bytes(lines);
    }

    static byte[] bytes(List<byte[]> lines) {
        var out = new ByteArrayOutputStream();
        for (var line : lines) {
            out.writeBytes(line);
            out.write('\n');
        }
        return out.toByteArray();
    }

    static Verdict verify(byte[] bytes, List<ChainHead.Signed> outside, @Nullable String key) {
        try {
            return ChainVerifier.verify(new ByteArrayInputStream(bytes), outside, key);
        } catch (IOException e) {
            throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    static Verdict verify(List<byte[]> lines) {
        return verify(bytes(lines), List.of(), null);
    }
}
