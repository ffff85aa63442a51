package dev.marquee.ticket.booking;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.pricing.TicketAmount;
import dev.marquee.ticket.qr.TicketClaim;
import dev.marquee.ticket.seating.Seat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One admission.
 *
 * @param number counts within the event, and is never given twice
 * @param ticketType its type's name
 * @param priceMinor in minor units of the booking's currency, before any discount
 * @param discountMinor what was taken off that
 * @param paidMinor its share of the booking's total: what comes back if it is refunded whole
 * @param taxMinor the tax in that share
 * @param attendeeName who comes with it; null if that is the buyer
 * @param attendeeEmail where they are written to; null if nobody said
 * @param usedAt when it was admitted; null while it was not
 * @param gate where it was admitted, if that was said
 * @param revision how often it was handed on
 * @param seat where its holder sits; null where nobody has a seat
 */
public record Ticket(
        long id,
        int number,
        long ticketTypeId,
        String ticketType,
        long priceMinor,
        long discountMinor,
        long paidMinor,
        long taxMinor,
        TicketStatus status,
        @Nullable String attendeeName,
        @Nullable EmailAddress attendeeEmail,
        @Nullable Instant usedAt,
        @Nullable String gate,
        int revision,
        @Nullable Seat seat) {

    /** A ticket that is just sold. */
    public static Ticket sold(
            long id, int number, TicketType type, TicketAmount amount, TicketStatus status) {
        return new Ticket(
                id,
                number,
                type.id(),
                type.name(),
                amount.priceMinor(),
                amount.discountMinor(),
                amount.paidMinor(),
                amount.taxMinor(),
                status,
                null,
                null,
                null,
                null,
                0,
                null);
    }

    /**
     * Whether somebody else has it now than whom it was sold to, so that its buyer comes in vain.
     */
    public boolean isHandedOn(EmailAddress buyer) {
        return revision > 0 && !buyer.equals(attendeeEmail);
    }

    /** Its type, and its seat if it has one: {@code Stalls A-14}. */
    public String shownType() {
        return Seat.shown(ticketType, seat == null ? null : seat.label());
    }

    /** What its code and token are made of. */
    public TicketClaim claim(long eventId) {
        return new TicketClaim(eventId, number, id, revision);
    }

    /** The same for somebody who comes with it. */
    public Ticket heldBy(@Nullable String name, @Nullable EmailAddress email) {
        if (name == null && email == null) return this;
        return new Ticket(
                id,
                number,
                ticketTypeId,
                ticketType,
                priceMinor,
                discountMinor,
                paidMinor,
                taxMinor,
                status,
                name,
                email,
                usedAt,
                gate,
                revision,
                seat);
    }

    /** The same at what another one of its type cost. */
    public Ticket costing(Ticket other) {
        return new Ticket(
                id,
                number,
                ticketTypeId,
                ticketType,
                other.priceMinor,
                other.discountMinor,
                other.paidMinor,
                other.taxMinor,
                status,
                attendeeName,
                attendeeEmail,
                usedAt,
                gate,
                revision,
                seat);
    }

    /** The same, called as if it were of this type. */
    public Ticket named(String ticketType) {
        return new Ticket(
                id,
                number,
                ticketTypeId,
                ticketType,
                priceMinor,
                discountMinor,
                paidMinor,
                taxMinor,
                status,
                attendeeName,
                attendeeEmail,
                usedAt,
                gate,
                revision,
                seat);
    }

    /** As it was when it was sold. */
    Ticket asSold(TicketStatus status) {
        return new Ticket(
                id,
                number,
                ticketTypeId,
                ticketType,
                priceMinor,
                discountMinor,
                paidMinor,
                taxMinor,
                status,
                revision == 0 ? attendeeName : null,
                revision == 0 ? attendeeEmail : null,
                null,
                null,
                0,
                seat);
    }

    /** The same with a seat. */
    public Ticket at(@Nullable Seat seat) {
        if (seat == null) return this;
        return new Ticket(
                id,
                number,
                ticketTypeId,
                ticketType,
                priceMinor,
                discountMinor,
                paidMinor,
                taxMinor,
                status,
                attendeeName,
                attendeeEmail,
                usedAt,
                gate,
                revision,
                seat);
    }
}
