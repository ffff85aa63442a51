package dev.marquee.ticket.booking;

import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.pricing.TicketAmount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One admission.
 *
 * @param number counts within the event, and is never given twice
 * @param ticketType its type's name
 * @param priceMinor in minor units of the booking's currency, before any discount
 * @param paidMinor its share of the booking's total: what comes back if it is refunded whole
 * @param taxMinor the tax in that share
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
        long paidMinor,
        long taxMinor,
        TicketStatus status,
        @Nullable String attendeeName,
        @Nullable Instant usedAt,
        @Nullable String gate) {

    /** A ticket that is just sold. */
    public static Ticket sold(
            long id, int number, TicketType type, TicketAmount amount, TicketStatus status) {
        return new Ticket(
                id,
                number,
                type.id(),
                type.name(),
                amount.priceMinor(),
                amount.paidMinor(),
                amount.taxMinor(),
                status,
                null,
                null,
                null);
    }

    /** The same at what another one of its type cost. */
    public Ticket costing(Ticket other) {
        return new Ticket(
                id,
                number,
                ticketTypeId,
                ticketType,
                other.priceMinor,
                other.paidMinor,
                other.taxMinor,
                status,
                attendeeName,
                usedAt,
                gate);
    }

    /** As it was when it was sold. */
    Ticket asSold(TicketStatus status) {
        return new Ticket(
                id,
                number,
                ticketTypeId,
                ticketType,
                priceMinor,
                paidMinor,
                taxMinor,
                status,
                null,
                null,
                null);
    }
}
