package dev.marquee.report.link;

import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Figure;
import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What links brought, on all days. */
@Component
class LinkFigures {

    /**
     * What one link brought.
     *
     * @param views of pages, by those who came by it
     */
    record Brought(long views, long bookings, long tickets) {

        static final Brought NOTHING = new Brought(0, 0, 0);
    }

    private final Metrics metrics;
    private final Clock clock;

    LinkFigures(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * By the codes of links; those that brought nothing are left out.
     *
     * @param organizer null for all
     */
    Map<String, Brought> of(@Nullable Long organizer) {
        var subject = organizer == null ? Subject.all() : Subject.organizer(organizer);
        var first = metrics.firstDay(subject);
        if (first.isEmpty()) return Map.of();
        var today = clock.instant().atZone(metrics.zone(subject)).toLocalDate();
        var period = new Period(first.get(), today);
        var views = sums(subject, FactKind.VIEWED, period, Figure::n);
        var bookings = sums(subject, FactKind.CONFIRMED, period, Figure::n);
        var tickets = sums(subject, FactKind.CONFIRMED, period, Figure::qty);
        var brought = new HashMap<String, Brought>();
        for (var codes : List.of(views, bookings))
            for (var code : codes.keySet())
                brought.put(
                        code,
                        new Brought(
                                views.getOrDefault(code, 0L),
                                bookings.getOrDefault(code, 0L),
                                tickets.getOrDefault(code, 0L)));
        return brought;
    }

    private Map<String, Long> sums(
            Subject subject, FactKind kind, Period period, ToLongFunction<Figure> figure) {
        var sums = new HashMap<String, Long>();
        // a row for each currency; how many there were can be added all the same
        for (var one : metrics.totalsBy(subject, kind, Dim.LINK, period))
            sums.merge(one.value(), figure.applyAsLong(one.figure()), Long::sum);
        return sums;
    }
}
