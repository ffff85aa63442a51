package dev.marquee.site.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be had of an event right now.
 *
 * @param quota how many tickets one e-mail address may have
 * @param reason why it is not on sale: sold_out, not_published, ended, cancelled
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

    /** A kind of ticket; the price is decimal. */
    public record TicketType(long id, String name, String price, String currency, int left) {}
}
