package dev.marquee.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** Lines over time, with a band and a mark if there are any. */
final class Lines {

    private static final int HEIGHT = 240;
    private static final double TOP = 26;
    private static final double BOTTOM = HEIGHT - 28.0;

    /** Places for a mouse that are narrower than this are of no use. */
    private static final int MOST_HITS = 200;

    /** What a line of text needs above another. */
    private static final double LINE = 12;

    private final Chart chart;
    private final Shapes shapes;
    private final int count;

    Lines(Chart chart, Shapes shapes) {
        this.chart = chart;
        this.shapes = shapes;
        this.count = chart.labels().size();
    }

    static String look(Series one, int number) {
        return switch (one.look()) {
            case EXPECTED -> "now";
            case COMPARED -> "line two";
            default -> "line " + Shapes.colour(number);
        };
    }

    static boolean areWhole(List<Series> series) {
        return series.stream()
                .flatMap(one -> one.values().stream())
                .allMatch(value -> value == null || value.stripTrailingZeros().scale() <= 0);
    }

    void draw() {
        shapes.height(HEIGHT);
        var scale = scale();
        shapes.axis(scale, chart.numbers());
        if (count == 0) return;
        band(scale);
        for (int s = 0; s < chart.series().size(); s++) {
            var one = chart.series().get(s);
            if (one.look() != Chart.Look.LOW && one.look() != Chart.Look.HIGH)
                shapes.stroke(path(one, scale), look(one, s));
        }
        mark();
        last(scale);
        hits();
        var step = count == 1 ? 100 : 100.0 / (count - 1);
        new Below(chart.labels()).write(shapes, x(0), step, HEIGHT - 8.0);
    }

    private Scale scale() {
        double least = 0;
        double most = 0;
        for (var one : chart.series())
            for (int n = 0; n < count; n++) {
                least = Math.min(least, one.at(n));
                most = Math.max(most, one.at(n));
            }
        return Scale.of(least, most, areWhole(chart.series()), TOP, BOTTOM);
    }

    /** In percent; what there is only one of is in the middle. */
    private double x(int n) {
        return count == 1 ? 50 : n * 100.0 / (count - 1);
    }

    private String point(int n, Series one, Scale scale) {
        return Shapes.number(x(n) * 10) + " " + Shapes.number(scale.at(one.at(n)));
    }

    /** Broken where figures are missing; what stands alone is a dot. */
    private String path(Series one, Scale scale) {
        var path = new StringBuilder();
        for (int n = 0; n < count; n++) {
            if (!one.knows(n)) continue;
            var begins = n == 0 || !one.knows(n - 1);
            path.append(begins ? "M" : "L").append(point(n, one, scale));
            if (begins && (n == count - 1 || !one.knows(n + 1))) path.append("h.01");
        }
        return path.toString();
    }

    private void band(Scale scale) {
        var low = only(Chart.Look.LOW);
        var high = only(Chart.Look.HIGH);
        for (int n = 0; n < Math.min(low.size(), high.size()); n++) {
            var edge = new StringBuilder();
            var back = new ArrayList<String>();
            for (int at = 0; at < count; at++) {
                if (!low.get(n).knows(at) || !high.get(n).knows(at)) continue;
                edge.append(edge.isEmpty() ? "M" : "L").append(point(at, high.get(n), scale));
                back.add("L" + point(at, low.get(n), scale));
            }
            for (var point : back.reversed()) edge.append(point);
            if (!edge.isEmpty()) shapes.stroke(edge + "z", "band");
        }
    }

    private List<Series> only(Chart.Look look) {
        return chart.series().stream().filter(one -> one.look() == look).toList();
    }

    private void mark() {
        var mark = chart.mark();
        if (mark == null || mark.index() < 0 || mark.index() >= count) return;
        var x = x(mark.index());
        shapes.upright(x, TOP, BOTTOM);
        shapes.word(x, TOP - 10, x > 80 ? "end" : x < 20 ? "start" : "middle", "", mark.word());
    }

    /** The last figure of a single line stands at its end. */
    private void last(Scale scale) {
        var plain = only(Chart.Look.PLAIN);
        if (plain.size() != 1) return;
        var one = plain.getFirst();
        one.last()
                .ifPresent(n -> {
                    var x = x(n);
                    var y = Math.max(scale.at(one.at(n)) - 8, 12);
                    var mark = chart.mark();
                    if (mark != null && mark.index() == n && y < TOP + LINE) y += 2 * LINE;
                    shapes.word(
                            x, y, x > 20 ? "end" : "start", "value", one.text(n, chart.numbers()));
                });
    }

    private void hits() {
        if (count > MOST_HITS) return;
        var width = 100.0 / count;
        for (int n = 0; n < count; n++) {
            var title = new StringBuilder(chart.labels().get(n));
            for (var one : chart.series())
                if (one.knows(n))
                    title.append('\n')
                            .append(one.name())
                            .append(": ")
                            .append(one.text(n, chart.numbers()));
            var from = Math.max(0, Math.min(100 - width, x(n) - width / 2));
            shapes.hit(from, width, TOP, BOTTOM, title.toString());
        }
    }
}
