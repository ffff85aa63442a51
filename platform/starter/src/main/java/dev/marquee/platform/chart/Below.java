package dev.marquee.platform.chart;

import java.util.List;

/** The labels below a chart: as many as there is room for, more where the page is wide. */
final class Below {

    /** Labels are placed at the middle of their columns; the outer ones stay inside. */
    private static final double ROOM = 1.5;

    private static final double GAP = 8;

    private final List<String> labels;
    private final int narrow;
    private final int wide;

    Below(List<String> labels) {
        this.labels = labels;
        this.wide = every(Widths.WIDE);
        this.narrow = (int) Math.ceil((double) every(Widths.NARROW) / wide) * wide;
    }

    private int every(double width) {
        var needed = Widths.widest(labels) * ROOM + GAP;
        return Math.max(1, (int) Math.ceil(needed * labels.size() / width));
    }

    /**
     * Writes them.
     *
     * @param first x of the first label, in percent
     * @param step from label to label
     */
    void write(Shapes shapes, double first, double step, double y) {
        var count = labels.size();
        for (int n = 0; n < count; n++) {
            var fromEnd = count - 1 - n;
            if (fromEnd % wide != 0) continue;
            var text = Widths.cut(labels.get(n), Widths.NARROW / Math.min(count, 2) - GAP);
            var look = fromEnd % narrow == 0 ? "" : "more";
            var outer = isOuter(step, text);
            if (outer && n == count - 1) shapes.word(100, y, "end", look, text);
            else if (outer && n == 0) shapes.word(0, y, "start", look, text);
            else shapes.word(first + n * step, y, "middle", look, text);
        }
    }

    /** Whether a label is wider than its column, so that at an end it would stand over. */
    private static boolean isOuter(double step, String text) {
        return Widths.of(text) > step / 100 * Widths.NARROW;
    }
}
