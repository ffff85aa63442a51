package dev.marquee.ticket.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.eventchange.EventChanged.Before;
import dev.marquee.ticket.qr.TicketTokens;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail about a booking speaks of.
 *
 * @param link opens the booking; null where there is nothing to open any more
 * @param calendar the event's entry for the buyer's calendar; null where the mail must not change
 *     it
 * @param reservedUntil when it lapses unless it is confirmed before
 * @param payment what it costs, and what of it goes back; null where it is free
 * @param before when and where the event was going to be, in a mail that tells of a change
 */
record BookingMail(
        long bookingId,
        String buyerName,
        Event event,
        List<Admission> tickets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String link,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Calendar calendar,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant reservedUntil,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Payment payment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Before before) {

    /**
     * Money; amounts are decimal.
     *
     * @param refund what goes back; null where nothing does
     * @param feeKept what is kept of it
     * @param reason words of the staff, or a code such as {@code sold-out}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payment(
            String currency,
            String total,
            @Nullable String refund,
            @Nullable String feeKept,
            @Nullable String reason) {}

    record Event(
            String code,
            String name,
            Instant startsAt,
            @Nullable Instant endsAt,
            String timeZone,
            String location) {}

    /**
     * @param sequence rises with every change of the event
     * @param at when what the mail tells of happened: the later of two entries with one sequence
     *     counts
     * @param cancelled whether the buyer does not go any more
     */
    record Calendar(long sequence, Instant at, boolean cancelled) {}

    /**
     * @param token what its QR code says; null where the ticket is not valid
     */
    record Admission(
            String code,
            String ticketType,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {}

    static BookingMail of(
            Booking booking,
            List<Ticket> tickets,
            @Nullable String link,
            @Nullable Calendar calendar,
            @Nullable Payment payment,
            @Nullable Before before,
            TicketTokens tokens) {
        var event = booking.event();
        return new BookingMail(
                booking.id(),
                booking.buyerName(),
                new Event(
                        event.code(),
                        event.name(),
                        event.startsAt(),
                        event.endsAt(),
                        event.timeZone(),
                        event.location()),
                tickets.stream().map(ticket -> admission(booking, ticket, tokens)).toList(),
                link,
                calendar,
                booking.heldUntil(),
                payment,
                before);
    }

    private static Admission admission(Booking booking, Ticket ticket, TicketTokens tokens) {
        return new Admission(
                booking.event().ticketCode(ticket.number()),
                ticket.ticketType(),
                ticket.status().hasCode()
                        ? tokens.token(booking.event().eventId(), ticket.number(), ticket.id())
                        : null);
    }
}
