package dev.marquee.report.fact;

import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a batch of facts adds to the sums. */
class Sums {

    /** Lateness of one kind and subject. */
    record Late(
            Subject subject, FactKind kind, LocalDate belongsTo, LocalDate day, String currency) {}

    private final Map<Cell<LocalDate>, long[]> days = new TreeMap<>();
    private final Map<Cell<Instant>, long[]> quarters = new TreeMap<>();
    private final Map<Late, long[]> late = new LinkedHashMap<>();
    private final Values values;

    Sums(Values values) {
        this.values = values;
    }

    /** Adds a fact to the sums of one of its subjects. */
    void add(Fact fact, Subject subject, Landing landing) {
        for (var dim : dims(fact.kind(), subject)) {
            var value =
                    values.admit(
                            new Cell.Group<>(subject, fact.kind(), dim, landing.day()),
                            fact.value(dim));
            sum(
                    days,
                    new Cell<>(subject, fact.kind(), dim, landing.day(), value, fact.currency()),
                    fact);
            if (dim == Dim.ALL || fact.kind().isOfTheDoor())
                sum(
                        quarters,
                        new Cell<>(
                                subject,
                                fact.kind(),
                                dim,
                                landing.quarter(),
                                value,
                                fact.currency()),
                        fact);
        }
        var belongsTo = landing.belongsTo();
        if (belongsTo != null)
            sum(
                    late,
                    new Late(subject, fact.kind(), belongsTo, landing.day(), fact.currency()),
                    fact);
    }

    /** What facts of the kind are split by in the figures of the subject. */
    static Iterable<Dim> dims(FactKind kind, Subject subject) {
        return kind.dims().stream()
                .filter(dim -> subject.isEvent() || !dim.isOfEventsOnly())
                .toList();
    }

    private static <K> void sum(Map<K, long[]> sums, K key, Fact fact) {
        sums.merge(
                key,
                fact.amounts(),
                (old, more) -> {
                    for (var i = 0; i < old.length; i++) old[i] = Math.addExact(old[i], more[i]);
                    return old;
                });
    }

    Map<Cell<LocalDate>, long[]> days() {
        return days;
    }

    Map<Cell<Instant>, long[]> quarters() {
        return quarters;
    }

    Map<Late, long[]> late() {
        return late;
    }
}
