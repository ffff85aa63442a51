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
}
