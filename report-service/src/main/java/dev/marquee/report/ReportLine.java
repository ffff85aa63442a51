package dev.marquee.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A report in a list.
 *
 * @param opening the summary's first words
 */
record ReportLine(Report report, String created, String opening) {

    private static final int OPENING = 140;

    static ReportLine of(Report report, Locale locale) {
        var words = report.summary().replaceAll("\\s+", " ");
        return new ReportLine(
                report,
                DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", locale)
                        .format(report.createdAt().atOffset(ZoneOffset.UTC)),
                words.length() > OPENING ? shortened(words) : words);
    }

    private static String shortened(String words) {
        var end = words.lastIndexOf(' ', OPENING);
        if (end < OPENING / 2) end = words.offsetByCodePoints(0, OPENING / 2);
        return words.substring(0, end) + " …";
    }
}
