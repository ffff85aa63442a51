package dev.marquee.platform.chain;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The hash of every entry so far, 32 bytes each. */
final class Hashes {

    private static final int EACH = 32;
    private static final int CHUNK = 1 << 14;

    private final List<byte[]> chunks = new ArrayList<>();
    private final long first;
    private long size;

    Hashes(long first) {
        this.first = first;
    }

    void add(String hash) {
        var place = (int) (size % CHUNK);
        if (place == 0) chunks.add(new byte[CHUNK * EACH]);
        System.arraycopy(HexFormat.of().parseHex(hash), 0, chunks.getLast(), place * EACH, EACH);
        size++;
    }

    long first() {
        return first;
    }

    long size() {
        return size;
    }

    /** The number after the last. */
    long end() {
        return first + size;
    }

    boolean has(long seq) {
        return seq >= first && seq < end();
    }

    String of(long seq) {
        var place = (int) ((seq - first) % CHUNK);
        var chunk = chunks.get((int) ((seq - first) / CHUNK));
        return HexFormat.of().formatHex(chunk, place * EACH, (place + 1) * EACH);
    }
}
