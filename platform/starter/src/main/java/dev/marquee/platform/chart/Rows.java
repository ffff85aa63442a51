package dev.marquee.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** Lying bars, each under its label and its figures; several figures stand side by side. */
final class Rows {

    private static final int ROW = 44;
    private static final double TEXT = 16;
    private static final double FROM = 23;
    private static final double TO = 35;
    private static final double GAP = 12;

    private final Chart chart;
    private final Shapes shapes;

    Rows(Chart chart, Shapes shapes) {
        this.chart = chart;
        this.shapes = shapes;
    }

    void draw() {
        var count = chart.labels().size();
        shapes.height(Math.max(1, count) * ROW);
        var longest = longest(count);
        for (int n = 0; n < count; n++) {
            double top = n * (double) ROW;
            var figures = figures(n);
            shapes.word(100, top + TEXT, "end", "", figures);
            label(n, top + TEXT, Widths.of(figures));
            bars(n, top, longest);
        }
    }

    /** Shortened twice, for narrow pages and for wide ones; the table has all of it. */
    private void label(int n, double y, double taken) {
        var label = chart.labels().get(n);
        var narrow = Widths.cut(label, Math.max(40, Widths.NARROW - taken - GAP));
        var wide = Widths.cut(label, Math.max(40, Widths.WIDE - taken - GAP));
        if (narrow.equals(wide)) {
            shapes.word(0, y, "start", "value", wide);
            return;
        }
        shapes.word(0, y, "start", "value more", wide);
        shapes.word(0, y, "start", "value less", narrow);
    }

    private String figures(int n) {
        var figures = new ArrayList<String>();
        for (var one : chart.series()) figures.add(one.text(n, chart.numbers()));
        return String.join(" · ", figures);
    }

    private double longest(int count) {
        var whole = chart.whole();
        double longest = whole == null ? 0 : whole.doubleValue();
        for (int n = 0; n < count; n++) longest = Math.max(longest, sum(chart.series(), n));
        return longest;
    }

    private static double sum(List<Series> series, int n) {
        return series.stream().mapToDouble(one -> Math.max(0, one.at(n))).sum();
    }

    private void bars(int n, double top, double longest) {
        double x = 0;
        for (int s = 0; s < chart.series().size(); s++) {
            var one = chart.series().get(s);
            var width = longest > 0 ? Math.max(0, one.at(n)) / longest * 100 : 0;
            if (width == 0) continue;
            var title = chart.labels().get(n) + ": " + one.text(n, chart.numbers());
            shapes.bar(x, width, top + FROM, top + TO, Shapes.colour(s), title);
            x += width;
        }
    }
}
