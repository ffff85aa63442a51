package dev.marquee.ticket.figures;

import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Whose money is summed up, and of what time.
 *
 * @param conditions bookings are called {@code b} there, and their events {@code e}
 * @param from when the money came or went, or later; what is outstanding counts whenever it was
 *     booked
 * @param until before that; of what is outstanding, what was booked before that
 * @param zone where days begin and end
 */
public record MoneyQuery(Conditions conditions, Instant from, Instant until, ZoneId zone) {

    /** Later than anything that happened. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** Of all events of a scope but those that are only tried out, or of any one of them. */
    public static MoneyQuery of(
            Scope scope, @Nullable Long event, Instant from, Instant until, ZoneId zone) {
        var conditions =
                event == null
                        ? scope.counted()
                        : scope.conditions().and("e.event_id = :event", "event", event);
        return new MoneyQuery(conditions, from, until, zone);
    }

    /** Of an event, since its sale began. */
    public static MoneyQuery ofEvent(long event) {
        return of(new Scope(null), event, Instant.EPOCH, NEVER, ZoneOffset.UTC);
    }

    /** Of all events of a scope, since then. */
    public static MoneyQuery since(Scope scope, Instant from) {
        return of(scope, null, from, NEVER, ZoneOffset.UTC);
    }

    /** Of the bookings that an offer counted for. */
    public static MoneyQuery ofOffer(long offer) {
        var conditions =
                new Conditions()
                        .and("e.test_mode = 'off'")
                        .and(
                                "b.id in (select x.booking_id from offer_use x where x.offer_id = :offer)",
                                "offer",
                                offer);
        return new MoneyQuery(conditions, Instant.EPOCH, NEVER, ZoneOffset.UTC);
    }
}
