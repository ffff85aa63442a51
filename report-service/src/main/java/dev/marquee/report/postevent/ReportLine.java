package dev.marquee.report.postevent;

/**
 * A report in a list.
 *
 * @param opening the summary's first words
 */
record ReportLine(ReportView report, String opening) {

    private static final int OPENING = 140;

    static ReportLine of(ReportView report) {
        var words = report.summary().replaceAll("\\s+", " ");
        return new ReportLine(report, words.length() > OPENING ? shortened(words) : words);
    }

    private static String shortened(String words) {
        var end = words.lastIndexOf(' ', OPENING);
        if (end < OPENING / 2) end = words.offsetByCodePoints(0, OPENING / 2);
        return words.substring(0, end) + " …";
    }
}
