package dev.marquee.ticket.export.content;

import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What an export is of.
 *
 * @param event null for all of the scope
 * @param from the first day; null for all that there is
 * @param to the last day
 * @param zone that the days are of
 */
public record Selection(
        Scope scope,
        @Nullable Long event,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        ZoneId zone) {

    /** Events are called {@code e} there; those that are tried out are left out. */
    Conditions events() {
        var conditions = scope.counted();
        return event == null ? conditions : conditions.and("e.event_id = :event", "event", event);
    }

    /** Adds that the time in a column is within the days. */
    Conditions within(Conditions conditions, String column) {
        if (from != null)
            conditions.and(
                    column + " >= :from_day", "from_day", begin(from).atOffset(ZoneOffset.UTC));
        if (to != null)
            conditions.and(
                    column + " < :until_day",
                    "until_day",
                    begin(to.plusDays(1)).atOffset(ZoneOffset.UTC));
        return conditions;
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    static OffsetDateTime first() {
        return OffsetDateTime.parse("0001-01-01T00:00:00Z");
    }
}
