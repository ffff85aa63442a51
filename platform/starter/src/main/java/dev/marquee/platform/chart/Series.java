package dev.marquee.platform.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one name, one for each label.
 *
 * @param texts for the figures; null where their numbers say it all
 */
record Series(
        String name,
        List<@Nullable BigDecimal> values,
        @Nullable List<String> texts,
        Chart.Look look) {

    static Series of(
            String name,
            List<? extends @Nullable Number> values,
            @Nullable List<String> texts,
            Chart.Look look) {
        var exact = new ArrayList<@Nullable BigDecimal>();
        for (var value : values) exact.add(value == null ? null : exact(value));
        return new Series(name, Collections.unmodifiableList(exact), texts, look);
    }

    /** Numbers that are none, as of a division by nothing, are not known. */
    private static @Nullable BigDecimal exact(Number value) {
        if (value instanceof BigDecimal decimal) return decimal;
        if (value instanceof Double || value instanceof Float) {
            var number = value.doubleValue();
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
        }
        return new BigDecimal(value.toString());
    }

    /** To draw with; 0 where it is not known. */
    double at(int index) {
        var value = values.get(index);
        return value == null ? 0 : value.doubleValue();
    }

    boolean knows(int index) {
        return values.get(index) != null;
    }

    String text(int index, Numbers numbers) {
        if (texts != null) return texts.get(index);
        var value = values.get(index);
        return value == null ? "" : numbers.text(value);
    }

    /** Where the first of the highest figures is. */
    OptionalInt highest() {
        return known().reduce((best, one) ->
                Objects.requireNonNull(values.get(one)).compareTo(values.get(best)) > 0
                        ? one
                        : best);
    }

    /** Where the last figure is that is known. */
    OptionalInt last() {
        return known().reduce((first, second) -> second);
    }

    private IntStream known() {
        return IntStream.range(0, values.size()).filter(this::knows);
    }
}
