package dev.marquee.report.analytics;

import dev.marquee.platform.security.Caller;
import dev.marquee.report.client.EventClient;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.forecast.Curve;
import dev.marquee.report.insight.Insights;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events that went before one, and were like it: a third to three times as big. */
@Component
class SimilarEvents {

    /**
     * How they sold.
     *
     * @param own of the same organiser and category
     * @param anybodys of everybody, the same ones included
     */
    record Similar(List<Curve> own, List<Curve> anybodys) {}

    private record Past(long id, long organizer, LocalDate start) {}

    private static final int TIMES = 3;
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Insights insights;
    private final SeenEvents events;
    private final Clock clock;

    SimilarEvents(JdbcClient jdbc, Insights insights, SeenEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.insights = insights;
        this.events = events;
        this.clock = clock;
    }

    Similar to(Event event, Caller caller) {
        return to(event, () -> ofCategory(event, caller));
    }

    /**
     * The same where nobody is asking.
     *
     * @param sameCategory the organiser's completed events of this category
     */
    Similar to(Event event, Supplier<Set<Long>> sameCategory) {
        var past = past(event);
        if (past.isEmpty()) return new Similar(List.of(), List.of());
        var starts = new HashMap<Long, LocalDate>();
        for (var one : past) starts.put(one.id, one.start);
        var curves = insights.curves(starts);
        var category = sameCategory.get();
        var own = new ArrayList<Curve>();
        var all = new ArrayList<Curve>();
        for (var one : past) {
            var curve = curves.get(one.id);
            if (curve == null) continue;
            all.add(curve);
            if (one.organizer == event.organizerId() && category.contains(one.id)) own.add(curve);
        }
        return new Similar(own, all);
    }

    /** Only organisers and admins are told which events were completed. */
    private Set<Long> ofCategory(Event event, Caller caller) {
        if (!caller.has("ADMIN", "ORGANIZER")) return Set.of();
        return events.completed(clock.instant()).stream()
                .filter(one -> Objects.equals(one.category(), event.category()))
                .map(EventClient.Event::id)
                .collect(Collectors.toSet());
    }

    private List<Past> past(Event event) {
        return jdbc.sql(
                        """
                        select event_id, organizer_id, starts_at, time_zone from completion
                        where event_id <> :event and capacity between :least and :most and starts_at < :now
                        order by starts_at desc limit :limit
                        """)
                .param("event", event.id())
                .param("least", event.totalTickets() / TIMES)
                .param("most", (long) event.totalTickets() * TIMES)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", MOST)
                .query((row, n) -> {
                    var zone = row.getString("time_zone");
                    return new Past(
                            row.getLong("event_id"),
                            row.getLong("organizer_id"),
                            row.getObject("starts_at", OffsetDateTime.class)
                                    .atZoneSameInstant(
                                            zone == null ? ZoneOffset.UTC : ZoneId.of(zone))
                                    .toLocalDate());
                })
                .list();
    }
}
