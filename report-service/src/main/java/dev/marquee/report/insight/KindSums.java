package dev.marquee.report.insight;

import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Figure;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums of several kinds, or of several events, in one question each. */
@Component
class KindSums {

    /** A kind's figure, by currency. */
    record OfKind(FactKind kind, Figure figure) {}

    private static final int MOST_EVENTS = 200;

    private final JdbcClient jdbc;

    KindSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the whole period. */
    List<OfKind> totals(Subject subject, Period period) {
        return jdbc.sql(
                        """
                        select kind, currency, sum(n) n, sum(qty) qty, sum(amount) amount,
                            sum(discount) discount, sum(fee) fee, sum(tax) tax
                        from metric_day
                        where scope = :scope and scope_id = :id and dim = 'all'
                          and kind in (:kinds) and on_day between :from and :until
                        group by kind, currency
                        """)
                .param("scope", subject.scope())
                .param("id", subject.id())
                .param(
                        "kinds",
                        List.of(
                                FactKind.VIEWED.word(),
                                FactKind.SEARCHED.word(),
                                FactKind.CONFIRMED.word(),
                                FactKind.PAID.word(),
                                FactKind.CANCELLED.word(),
                                FactKind.REFUNDED.word(),
                                FactKind.ADMITTED.word()))
                .param("from", period.from())
                .param("until", period.until())
                .query((row, n) ->
                        new OfKind(
                                FactKind.of(row.getString("kind")).orElseThrow(),
                                new Figure(
                                        row.getString("currency"),
                                        row.getLong("n"),
                                        row.getLong("qty"),
                                        row.getLong("amount"),
                                        row.getLong("discount"),
                                        row.getLong("fee"),
                                        row.getLong("tax"))))
                .list();
    }

    /** Tickets that were booked and not given back, day by day, of these events. */
    Map<Long, Map<LocalDate, Long>> ticketsByDay(Collection<Long> events) {
        var byEvent = new HashMap<Long, Map<LocalDate, Long>>();
        if (events.isEmpty()) return byEvent;
        jdbc.sql(
                        """
                        select scope_id, on_day, sum(case when kind = 'confirmed' then qty else -qty end) tickets
                        from metric_day
                        where scope = 'event' and scope_id in (:events) and dim = 'all'
                          and kind in ('confirmed', 'cancelled')
                        group by scope_id, on_day
                        """)
                .param("events", events.stream().limit(MOST_EVENTS).toList())
                .query(row -> {
                    byEvent.computeIfAbsent(row.getLong("scope_id"), id -> new TreeMap<>())
                            .put(row.getObject("on_day", LocalDate.class), row.getLong("tickets"));
                });
        return byEvent;
    }
}
