package dev.marquee.report.fact;

import dev.marquee.report.metric.Dim;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The values that a day has by now. Sources are typed by strangers, so the first 200 have a row,
 * and all others share one.
 */
class Values {

    static final int MOST = 200;

    private final Map<Cell.Group<LocalDate>, Set<String>> known = new HashMap<>();

    /** The groups in which facts count, apart from those that are not split. */
    static Set<Cell.Group<LocalDate>> groups(Collection<Counted> facts) {
        var groups = new HashSet<Cell.Group<LocalDate>>();
        for (var one : facts)
            for (var landing : one.landings().entrySet())
                for (var dim : Sums.dims(one.fact().kind(), landing.getKey()))
                    if (dim != Dim.ALL && !one.fact().value(dim).isEmpty())
                        groups.add(
                                new Cell.Group<>(
                                        landing.getKey(),
                                        one.fact().kind(),
                                        dim,
                                        landing.getValue().day()));
        return groups;
    }

    /** Remembers a value that is stored. */
    void know(Cell.Group<LocalDate> group, String value) {
        if (!value.isEmpty() && !value.equals(Dim.OTHER))
            known.computeIfAbsent(group, it -> new HashSet<>()).add(value);
    }

    /** The value under which it counts. */
    String admit(Cell.Group<LocalDate> group, String value) {
        if (value.isEmpty() || value.equals(Dim.OTHER)) return value;
        var values = known.computeIfAbsent(group, it -> new HashSet<>());
        if (values.contains(value)) return value;
        if (values.size() >= MOST) return Dim.OTHER;
        values.add(value);
        return value;
    }
}
