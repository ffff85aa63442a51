package dev.marquee.report.analytics;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.insight.Group;
import dev.marquee.report.insight.Sight;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a query asks for, and refuses what cannot be answered. */
@Component
class Asking {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 1100;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private final Metrics metrics;
    private final Clock clock;

    Asking(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Of all that the caller may see: the last 30 days, if it does not say which. */
    Asked all(AnalyticsQuery query, Caller caller) {
        var sight = Sight.of(caller);
        var dim = dim(query.dim());
        if (dim.isOfEventsOnly())
            throw Problems.invalid("dim", Text.of("invalid.of-one-event-only"));
        var zone = metrics.zone(sight.subject());
        var until = query.to() == null ? today(zone) : query.to();
        var from = query.from() == null ? until.minusDays(USUAL_DAYS - 1L) : query.from();
        return asked(sight, null, from, until, query.group(), dim, zone);
    }

    /** Of one event: from its first figure to its last day or today, if it does not say. */
    Asked of(Event event, AnalyticsQuery query, Caller caller) {
        var sight = Sight.of(event.id(), event.organizerId(), caller);
        var zone = metrics.toldZone(event.id()).orElseGet(() -> ZoneId.of(event.timeZone()));
        var until = query.to() == null ? last(event, zone) : query.to();
        var from = query.from();
        if (from == null)
            from =
                    metrics.firstDay(sight.subject())
                            .filter(day -> !day.isAfter(until))
                            .filter(day -> !day.isBefore(until.minusDays(MOST_DAYS)))
                            .orElse(until.minusDays(USUAL_DAYS - 1L));
        return asked(sight, event, from, until, query.group(), dim(query.dim()), zone);
    }

    /** Today, or the day after the event if that was before: what comes back then belongs to it. */
    private LocalDate last(Event event, ZoneId zone) {
        var end = event.endsAt() == null ? event.startsAt() : event.endsAt();
        var after = end.atZoneSameInstant(zone).toLocalDate().plusDays(1);
        var today = today(zone);
        return after.isBefore(today) ? after : today;
    }

    private static Asked asked(
            Sight sight,
            @Nullable Event event,
            LocalDate from,
            LocalDate until,
            @Nullable String group,
            Dim dim,
            ZoneId zone) {
        if (from.getYear() < FIRST_YEAR || from.getYear() > LAST_YEAR)
            throw Problems.invalid("from", Text.of("invalid.out-of-range"));
        if (until.isBefore(from))
            throw Problems.invalid("to", Text.of("invalid.not-before-the-first-day"));
        var days = ChronoUnit.DAYS.between(from, until) + 1;
        if (days > MOST_DAYS) throw Problems.invalid("to", Text.of("invalid.at-most-1100-days"));
        return new Asked(
                sight,
                event,
                new Period(from, until),
                group == null
                        ? Group.fitting(days)
                        : Group.of(group).orElseGet(() -> Group.fitting(days)),
                dim,
                zone);
    }

    private static Dim dim(@Nullable String word) {
        return word == null ? Dim.ALL : Dim.of(word).orElse(Dim.ALL);
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
