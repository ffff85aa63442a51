package dev.marquee.report.insight;

import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Figure;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
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

    /** Of one type of an event, by its id, and one currency. */
    record OfType(long event, String type, Figure figure) {}

    private static final int MOST_EVENTS = 200;
    private static final List<String> KINDS =
            List.of(
                    FactKind.VIEWED.word(),
                    FactKind.SEARCHED.word(),
                    FactKind.CONFIRMED.word(),
                    FactKind.PAID.word(),
                    FactKind.CANCELLED.word(),
                    FactKind.REFUNDED.word(),
                    FactKind.ADMITTED.word());

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
                .param("kinds", KINDS)
                .param("from", period.from())
                .param("until", period.until())
                .query((row, n) ->
                        new OfKind(FactKind.of(row.getString("kind")).orElseThrow(), figure(row)))
                .list();
    }

    /** The same of several events, in days of their own zones. */
    Map<Long, List<OfKind>> totals(Collection<Long> events, Period period) {
        var byEvent = new HashMap<Long, List<OfKind>>();
        if (events.isEmpty()) return byEvent;
        jdbc.sql(
                        """
                        select scope_id, kind, currency, sum(n) n, sum(qty) qty, sum(amount) amount,
                            sum(discount) discount, sum(fee) fee, sum(tax) tax
                        from metric_day
                        where scope = 'event' and scope_id in (:events) and dim = 'all'
                          and kind in (:kinds) and on_day between :from and :until
                        group by scope_id, kind, currency
                        """)
                .param("events", events.stream().limit(MOST_EVENTS).toList())
                .param("kinds", KINDS)
                .param("from", period.from())
                .param("until", period.until())
                .query(row -> {
                    byEvent.computeIfAbsent(row.getLong("scope_id"), id -> new ArrayList<>())
                            .add(
                                    new OfKind(
                                            FactKind.of(row.getString("kind")).orElseThrow(),
                                            figure(row)));
                });
        return byEvent;
    }

    /** What was booked of each type of several events, those with the most tickets first. */
    List<OfType> types(Collection<Long> events, Period period) {
        if (events.isEmpty()) return List.of();
        return jdbc.sql(
                        """
                        select scope_id, val, currency, sum(n) n, sum(qty) qty, sum(amount) amount,
                            sum(discount) discount, sum(fee) fee, sum(tax) tax
                        from metric_day
                        where scope = 'event' and scope_id in (:events) and dim = 'type'
                          and kind = 'confirmed' and on_day between :from and :until
                        group by scope_id, val, currency order by sum(qty) desc, scope_id, val, currency
                        """)
                .param("events", events.stream().limit(MOST_EVENTS).toList())
                .param("from", period.from())
                .param("until", period.until())
                .query((row, n) ->
                        new OfType(row.getLong("scope_id"), row.getString("val"), figure(row)))
                .list();
    }

    private static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                row.getString("currency"),
                row.getLong("n"),
                row.getLong("qty"),
                row.getLong("amount"),
                row.getLong("discount"),
                row.getLong("fee"),
                row.getLong("tax"));
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
