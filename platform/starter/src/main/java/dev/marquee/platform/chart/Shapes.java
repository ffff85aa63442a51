package dev.marquee.platform.chart;

import dev.marquee.platform.chart.Drawing.Bar;
import dev.marquee.platform.chart.Drawing.Cell;
import dev.marquee.platform.chart.Drawing.Key;
import dev.marquee.platform.chart.Drawing.Peak;
import dev.marquee.platform.chart.Drawing.Row;
import dev.marquee.platform.chart.Drawing.Rule;
import dev.marquee.platform.chart.Drawing.Stroke;
import dev.marquee.platform.chart.Drawing.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Collects what is drawn. */
final class Shapes {

    /** Colours that are told apart; a further series begins anew. */
    private static final int COLOURS = 6;

    private static final double AXIS_MARGIN = 10;

    private final List<Rule> rules = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<Stroke> strokes = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Bar> hits = new ArrayList<>();
    private int height;
    private int gutter;

    static String percent(double share) {
        return number(share) + "%";
    }

    /** With a point in every language, and at most two decimals. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String colour(int series) {
        return "s" + (series % COLOURS + 1);
    }

    void height(int pixels) {
        height = pixels;
    }

    /** Lines across with their figures at the left. */
    void axis(Scale scale, Numbers numbers) {
        var texts = scale.ticks().stream().map(numbers::tick).toList();
        gutter = (int) Math.ceil((Widths.widest(texts) + AXIS_MARGIN) / 16);
        for (int n = 0; n < texts.size(); n++) {
            var y = scale.at(scale.ticks().get(n));
            across(y);
            words.add(new Word("-8", number(y + 4), "end", "", texts.get(n)));
        }
    }

    void across(double y) {
        rules.add(new Rule("0", "100%", number(y), number(y), ""));
    }

    void upright(double x, double from, double to) {
        rules.add(new Rule(percent(x), percent(x), number(from), number(to), "mark"));
    }

    /** A bar between two heights, whichever is higher. */
    void bar(double x, double width, double y1, double y2, String look, String title) {
        bars.add(box(x, width, y1, y2, look, title));
    }

    /** A place for the mouse, with the words that come up there. */
    void hit(double x, double width, double y1, double y2, String title) {
        hits.add(box(x, width, y1, y2, "hit", title));
    }

    private static Bar box(
            double x, double width, double y1, double y2, String look, String title) {
        return new Bar(
                percent(x),
                number(Math.min(y1, y2)),
                percent(width),
                number(Math.abs(y2 - y1)),
                look,
                title);
    }

    void stroke(String path, String look) {
        strokes.add(new Stroke(path, look));
    }

    void word(double x, double y, String anchor, String look, String text) {
        words.add(new Word(percent(x), number(y), anchor, look, text));
    }

    Drawing drawing(Chart chart) {
        return new Drawing(
                chart.id(),
                chart.kind().word(),
                height,
                "g" + Math.min(gutter, 9),
                rules,
                bars,
                strokes,
                words,
                hits,
                keys(chart),
                peaks(chart),
                chart.columns().stream().map(Series::name).toList(),
                rows(chart));
    }

    /** A band is one thing, though it has two edges. */
    private static List<Key> keys(Chart chart) {
        var keys = new ArrayList<Key>();
        for (int n = 0; n < chart.series().size(); n++) {
            var one = chart.series().get(n);
            if (one.look() == Chart.Look.LOW || one.look() == Chart.Look.HIGH) continue;
            var line = chart.kind() == Chart.Kind.LINES;
            keys.add(new Key(one.name(), line ? Lines.look(one, n) : colour(n), line));
        }
        return keys.size() > 1 ? keys : List.of();
    }

    private static List<Peak> peaks(Chart chart) {
        var peaks = new ArrayList<Peak>();
        for (var one : chart.series()) {
            var highest = one.highest();
            if (highest.isEmpty()) continue;
            peaks.add(
                    new Peak(
                            one.name(),
                            one.text(highest.getAsInt(), chart.numbers()),
                            chart.labels().get(highest.getAsInt()),
                            one.text(one.last().orElseThrow(), chart.numbers())));
        }
        return peaks;
    }

    private static List<Row> rows(Chart chart) {
        var rows = new ArrayList<Row>();
        for (int n = 0; n < chart.labels().size(); n++) {
            var cells = new ArrayList<Cell>();
            for (var one : chart.columns()) {
                var value = one.values().get(n);
                cells.add(
                        new Cell(
                                value == null ? "" : value.toPlainString(),
                                one.text(n, chart.numbers())));
            }
            rows.add(new Row(chart.labels().get(n), cells));
        }
        return rows;
    }
}
