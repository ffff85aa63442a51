package dev.marquee.platform.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A chart in the making: its labels, and the figures of each series. */
public final class Chart {

    enum Kind {
        COLUMNS,
        STACK,
        LINES,
        ROWS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a line is drawn. */
    enum Look {
        PLAIN,
        /** What is expected, not known. */
        EXPECTED,
        /** What it is compared with. */
        COMPARED,
        /** The lower, then the upper edge of a band. */
        LOW,
        HIGH
    }

    /** Place of a mark across a chart of lines, with a word. */
    record Mark(int index, String word) {}

    private final String id;
    private final Kind kind;
    private final List<String> labels;
    private final List<Series> series = new ArrayList<>();
    private final List<Series> listed = new ArrayList<>();
    private Numbers numbers;
    private @Nullable BigDecimal whole;
    private @Nullable Mark mark;

    Chart(String id, Kind kind, List<String> labels, Numbers numbers) {
        this.id = id;
        this.kind = kind;
        this.labels = List.copyOf(labels);
        this.numbers = numbers;
    }

    /**
     * Figures for the labels, in their order.
     *
     * @param name as the legend and the table call them
     * @param values null where a figure is not known
     */
    public Chart of(String name, List<? extends @Nullable Number> values) {
        return add(Series.of(name, values, null, Look.PLAIN));
    }

    /**
     * The same, with words for each figure that say more than its number.
     *
     * @param texts in place of the numbers
     */
    public Chart of(String name, List<? extends @Nullable Number> values, List<String> texts) {
        return add(Series.of(name, values, List.copyOf(texts), Look.PLAIN));
    }

    /** What these figures are expected to become; of lines only. */
    public Chart expected(String name, List<? extends @Nullable Number> values) {
        return add(Series.of(name, values, null, Look.EXPECTED));
    }

    /** What they are compared with; of lines only. */
    public Chart compared(String name, List<? extends @Nullable Number> values) {
        return add(Series.of(name, values, null, Look.COMPARED));
    }

    /** A band between two lines, such as the one in which a forecast lies; of lines only. */
    public Chart band(
            String lowName,
            List<? extends @Nullable Number> low,
            String highName,
            List<? extends @Nullable Number> high) {
        add(Series.of(lowName, low, null, Look.LOW));
        return add(Series.of(highName, high, null, Look.HIGH));
    }

    /**
     * Figures that the table has beside the drawn ones.
     *
     * @param texts in place of the numbers; null where the numbers say it all
     */
    public Chart listed(
            String name, List<? extends @Nullable Number> values, @Nullable List<String> texts) {
        listed.add(checked(Series.of(name, values, texts, Look.PLAIN)));
        return this;
    }

    /** Says the amounts as money; the figures are decimal amounts. */
    public Chart money(String currency) {
        numbers = numbers.money(currency);
        return this;
    }

    /** Says the figures as parts of a hundred. */
    public Chart percent() {
        numbers = numbers.percent();
        whole = BigDecimal.valueOf(100);
        return this;
    }

    /** Marks a place, such as today; of lines only. */
    public Chart mark(int index, String word) {
        mark = new Mark(index, word);
        return this;
    }

    /** What the template draws. */
    public Drawing drawn() {
        var shapes = new Shapes();
        switch (kind) {
            case COLUMNS, STACK -> new Columns(this, shapes).draw();
            case LINES -> new Lines(this, shapes).draw();
            case ROWS -> new Rows(this, shapes).draw();
        }
        return shapes.drawing(this);
    }

    private Chart add(Series one) {
        series.add(checked(one));
        return this;
    }

    private Series checked(Series one) {
        if (one.values().size() != labels.size())
            throw new IllegalArgumentException(
                    id + " has " + labels.size() + " labels and " + one.values().size());
        return one;
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    List<String> labels() {
        return labels;
    }

    List<Series> series() {
        return series;
    }

    /** Those of the table: the drawn ones, and the others. */
    List<Series> columns() {
        var all = new ArrayList<>(series);
        all.addAll(listed);
        return all;
    }

    Numbers numbers() {
        return numbers;
    }

    /** What all of a row would be; null if it is the longest of them. */
    @Nullable BigDecimal whole() {
        return whole;
    }

    @Nullable Mark mark() {
        return mark;
    }
}
