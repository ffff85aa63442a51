package dev.marquee.report.fact;

import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Subject;
import java.util.Comparator;

/**
 * The key of a sum.
 *
 * @param <T> a day, or the start of a quarter of an hour
 */
record Cell<T extends Comparable<? super T>>(
        Subject subject, FactKind kind, Dim dim, T when, String value, String currency)
        implements Comparable<Cell<T>> {

    /** The same for everybody who writes several: whoever does, waits for nobody in a circle. */
    @Override
    public int compareTo(Cell<T> other) {
        return Comparator.comparing((Cell<T> cell) -> cell.subject.scope())
                .thenComparing(cell -> cell.subject.id())
                .thenComparing(Cell::kind)
                .thenComparing(Cell::dim)
                .thenComparing(Cell::when)
                .thenComparing(Cell::value)
                .thenComparing(Cell::currency)
                .compare(this, other);
    }

    /** All values of a kind, a dimension and a day. */
    Group<T> group() {
        return new Group<>(subject, kind, dim, when);
    }

    /** Of the cells that differ in value and currency only. */
    record Group<T>(Subject subject, FactKind kind, Dim dim, T when) {}
}
