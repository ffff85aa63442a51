package dev.marquee.report.analytics;

import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.insight.Group;
import dev.marquee.report.insight.Sight;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks at, worked out.
 *
 * @param event null for all that they may see
 * @param zone in which the days are
 */
record Asked(Sight sight, @Nullable Event event, Period period, Group group, Dim dim, ZoneId zone) {

    /** The same of other days. */
    Asked in(Period other) {
        return new Asked(sight, event, other, group, dim, zone);
    }

    /** As many days just before. */
    Period before() {
        var days = ChronoUnit.DAYS.between(period.from(), period.until()) + 1;
        return new Period(period.from().minusDays(days), period.until().minusDays(days));
    }

    /** The same days of the year before. */
    Period yearBefore() {
        return new Period(period.from().minusYears(1), period.until().minusYears(1));
    }

    /** The day on which the event begins, there. */
    static LocalDate startDay(Event event) {
        return event.startsAt().atZoneSameInstant(ZoneId.of(event.timeZone())).toLocalDate();
    }
}
