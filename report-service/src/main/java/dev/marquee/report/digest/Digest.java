package dev.marquee.report.digest;

import dev.marquee.report.analytics.PeriodReport;
import java.util.List;

/**
 * A report, written.
 *
 * @param days it is about, in words
 * @param items its most important figures
 */
public record Digest(String days, List<PeriodReport.Item> items, List<File> files) {

    /** A file of it. */
    public record File(String name, String mediaType, byte[] content) {}

    /** Of all of its files, in bytes. */
    public long size() {
        return files.stream().mapToLong(file -> file.content().length).sum();
    }
}
