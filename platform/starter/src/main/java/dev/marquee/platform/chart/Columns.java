package dev.marquee.platform.chart;

import java.util.List;

/** Upright bars: beside each other, or on each other. */
final class Columns {

    private static final int HEIGHT = 220;
    private static final double TOP = 24;
    private static final double BOTTOM = HEIGHT - 28.0;

    /** Of the room that a label has. */
    private static final double FILLED = .72;

    /** In percent of the whole width: a single figure is no wall. */
    private static final double WIDEST = 14;

    private final Chart chart;
    private final Shapes shapes;
    private final boolean stacked;
    private final List<Series> series;

    Columns(Chart chart, Shapes shapes) {
        this.chart = chart;
        this.shapes = shapes;
        this.stacked = chart.kind() == Chart.Kind.STACK;
        this.series = chart.series();
    }

    void draw() {
        shapes.height(HEIGHT);
        var count = chart.labels().size();
        var scale = scale(count);
        var said = saysFigures(count);
        if (said) shapes.across(scale.at(0));
        else shapes.axis(scale, chart.numbers());
        if (count == 0) return;
        var slot = 100.0 / count;
        for (int n = 0; n < count; n++) {
            if (stacked) stack(n, slot, scale);
            else beside(n, slot, scale, said);
        }
        new Below(chart.labels()).write(shapes, slot / 2, slot, HEIGHT - 8.0);
    }

    /** Each figure stands on its bar if there are few of them; there is no axis then. */
    private boolean saysFigures(int count) {
        if (series.size() != 1) return false;
        double widest = 0;
        for (int n = 0; n < count; n++)
            widest = Math.max(widest, Widths.of(series.getFirst().text(n, chart.numbers())));
        return count * (widest + 4) <= Widths.NARROW;
    }

    private Scale scale(int count) {
        double least = 0;
        double most = 0;
        for (int n = 0; n < count; n++) {
            double up = 0;
            double down = 0;
            for (var one : series) {
                var value = one.at(n);
                if (!stacked) {
                    up = Math.max(up, value);
                    down = Math.min(down, value);
                } else if (value > 0) up += value;
                else down += value;
            }
            most = Math.max(most, up);
            least = Math.min(least, down);
        }
        return Scale.of(least, most, Lines.areWhole(series), TOP, BOTTOM);
    }

    private void beside(int n, double slot, Scale scale, boolean said) {
        var room = Math.min(slot * FILLED, WIDEST * series.size());
        var width = room / Math.max(1, series.size());
        for (int s = 0; s < series.size(); s++) {
            var one = series.get(s);
            if (!one.knows(n)) continue;
            var x = n * slot + (slot - room) / 2 + s * width;
            var y = scale.at(one.at(n));
            var text = one.text(n, chart.numbers());
            var title = title(n, one, text);
            shapes.bar(x, width, scale.at(0), y, Shapes.colour(s), title);
            if (said)
                shapes.word(x + width / 2, Math.min(y, scale.at(0)) - 6, "middle", "value", text);
        }
    }

    private void stack(int n, double slot, Scale scale) {
        var width = Math.min(slot * FILLED, WIDEST);
        double up = 0;
        double down = 0;
        for (int s = 0; s < series.size(); s++) {
            var one = series.get(s);
            var value = one.at(n);
            if (value == 0) continue;
            var from = value > 0 ? up : down;
            var title = title(n, one, one.text(n, chart.numbers()));
            shapes.bar(
                    n * slot + (slot - width) / 2,
                    width,
                    scale.at(from),
                    scale.at(from + value),
                    Shapes.colour(s),
                    title);
            if (value > 0) up += value;
            else down += value;
        }
    }

    private String title(int n, Series one, String text) {
        var label = chart.labels().get(n);
        return series.size() == 1 ? label + ": " + text : label + ", " + one.name() + ": " + text;
    }
}
