package dev.marquee.platform.chart;

import java.util.List;

/**
 * A drawn chart, as the template writes it: x in percent of the width, y in pixels.
 *
 * @param gutter how much room the figures of the axis have at the left, a word of the style sheet
 * @param strokes lines, whose x is in thousandths of the width
 * @param keys what the colours mean; none where there is one
 * @param peaks what is said to those who do not see it
 */
public record Drawing(
        String id,
        String kind,
        int height,
        String gutter,
        List<Rule> rules,
        List<Bar> bars,
        List<Stroke> strokes,
        List<Word> words,
        List<Bar> hits,
        List<Key> keys,
        List<Peak> peaks,
        List<String> heads,
        List<Row> rows) {

    /** A thin line. */
    public record Rule(String x1, String x2, String y1, String y2, String look) {}

    /** A bar, and the words that come up where a mouse rests on it. */
    public record Bar(String x, String y, String width, String height, String look, String title) {}

    /** A line or the shape of a band. */
    public record Stroke(String path, String look) {}

    /**
     * A word.
     *
     * @param anchor which end of it is at x: start, middle or end
     */
    public record Word(String x, String y, String anchor, String look, String text) {}

    /** What a colour means. */
    public record Key(String name, String look, boolean line) {}

    /** The highest and the last figure of a series. */
    public record Peak(String name, String highest, String at, String last) {}

    /** A line of the table. */
    public record Row(String label, List<Cell> cells) {}

    /**
     * A figure of the table.
     *
     * @param value plainly; empty where it is not known
     */
    public record Cell(String value, String text) {}

    /** Labels at the ends of the table. */
    public String first() {
        return rows.isEmpty() ? "" : rows.getFirst().label();
    }

    public String last() {
        return rows.isEmpty() ? "" : rows.getLast().label();
    }
}
