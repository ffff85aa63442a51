package dev.marquee.site.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be had of an event right now.
 *
 * @param quota how many tickets one e-mail address may have
 * @param reason why it is not on sale: sold_out, not_published, ended, cancelled; not_yet or
 *     type_closed if that is so for all kinds of tickets
 */
public record Availability(
        long eventId,
        int capacity,
        int sold,
        int left,
        int quota,
        boolean onSale,
        @Nullable String reason,
        List<TicketType> ticketTypes) {

    /**
     * A kind of ticket; the price is decimal.
     *
     * @param onSale whether one can be booked now
     * @param saleStartsAt null if it is sold as soon as its event is
     * @param saleEndsAt null if it is sold as long as its event is
     * @param quota how many of it one buyer may have; null if only the event's quota counts
     */
    public record TicketType(
            long id,
            String name,
            String price,
            String currency,
            int left,
            boolean onSale,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Nullable Integer quota) {}
}
