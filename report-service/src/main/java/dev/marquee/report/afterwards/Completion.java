package dev.marquee.report.afterwards;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an event stood at the moment it was completed.
 *
 * @param startsAt in the event's zone
 * @param bookings those that were not cancelled
 * @param used tickets whose holders came
 * @param revenue in the currency's smallest unit
 */
record Completion(
        long eventId,
        String code,
        String name,
        long organizerId,
        ZonedDateTime startsAt,
        Instant completedAt,
        int capacity,
        int sold,
        int bookings,
        int cancelledTickets,
        int used,
        long revenue,
        String currency,
        List<Type> ticketTypes) {

    /**
     * A kind of ticket.
     *
     * @param price of one, in the currency's smallest unit
     */
    record Type(String name, long price, int quantity, int sold) {}

    /** The same with these kinds of tickets; null for none. */
    Completion with(@Nullable List<Type> types) {
        return new Completion(
                eventId,
                code,
                name,
                organizerId,
                startsAt,
                completedAt,
                capacity,
                sold,
                bookings,
                cancelledTickets,
                used,
                revenue,
                currency,
                types == null ? List.of() : types);
    }
}
