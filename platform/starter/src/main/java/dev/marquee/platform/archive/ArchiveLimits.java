package dev.marquee.platform.archive;

/**
 * How large an archive may be.
 *
 * @param bytes unpacked, and packed
 * @param entries files in it
 * @param ratio how many times larger it may be unpacked; what is small may be anything
 * @param line the bytes of a row
 */
public record ArchiveLimits(long bytes, int entries, int ratio, int line) {

    /** Of archives that are sent to us. */
    public static final ArchiveLimits USUAL =
            new ArchiveLimits(10_000_000_000L, 100_000, 200, 32_000_000);

    /** Below it, the ratio says nothing. */
    static final long SMALL = 1_000_000;

    /** Of a manifest: what one of so many files takes. */
    static final int MANIFEST = 32_000_000;

    /** Of what else describes an archive. */
    static final int TAG = 1_000_000;

    /** What the names of rows may take in memory. */
    static final long NAMES = 256_000_000;
}
