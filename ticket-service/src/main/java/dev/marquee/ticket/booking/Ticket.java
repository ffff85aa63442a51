package dev.marquee.ticket.booking;

import dev.marquee.ticket.listing.TicketType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One admission.
 *
 * @param number counts within the event, and is never given twice
 * @param ticketType its type's name
 * @param priceMinor in minor units of the booking's currency
 * @param attendeeName who comes with it; null if that is the buyer
 * @param usedAt when it was admitted; null while it was not
 * @param gate where it was admitted, if that was said
 */
public record Ticket(
        long id,
        int number,
        long ticketTypeId,
        String ticketType,
        long priceMinor,
        TicketStatus status,
        @Nullable String attendeeName,
        @Nullable Instant usedAt,
        @Nullable String gate) {

    /** A ticket that is just sold. */
    public static Ticket sold(long id, int number, TicketType type, TicketStatus status) {
        return new Ticket(
                id, number, type.id(), type.name(), type.priceMinor(), status, null, null, null);
    }

    /** As it was when it was sold. */
    Ticket asSold(TicketStatus status) {
        return new Ticket(
                id, number, ticketTypeId, ticketType, priceMinor, status, null, null, null);
    }
}
