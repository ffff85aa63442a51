package dev.marquee.ticket.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.eventchange.EventChanged.Before;
import dev.marquee.ticket.listing.SaleTerms;
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
 * @param wallets true where the page of the link puts the tickets into wallets; else null
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Before before,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean wallets) {

    /**
     * Money; amounts are decimal.
     *
     * @param discount what was taken off the prices; null for nothing
     * @param offer what the discount is called
     * @param refund what goes back; null where nothing does
     * @param feeKept what is kept of it
     * @param reason words of the staff, or a code such as {@code sold-out}
     * @param instructions how to pay; null in mails that do not ask for it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payment(
            String currency,
            String total,
            @Nullable String discount,
            @Nullable String offer,
            @Nullable String refund,
            @Nullable String feeKept,
            @Nullable String reason,
            @Nullable Instructions instructions) {}

    /**
     * How to pay: until the booking lapses, or before its tickets are changed.
     *
     * @param method bank-transfer or cash
     * @param payee the account, in the organiser's words; null for cash
     * @param forChange true for the difference of a change; null for the booking itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Instructions(
            String method, String reference, @Nullable String payee, @Nullable Boolean forChange) {}

    record Event(
            String code,
            String name,
            Instant startsAt,
            @Nullable Instant endsAt,
            String timeZone,
            String location) {

        static Event of(SaleTerms event) {
            return new Event(
                    event.code(),
                    event.name(),
                    event.startsAt(),
                    event.endsAt(),
                    event.timeZone(),
                    event.location());
        }
    }

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
        return new BookingMail(
                booking.id(),
                booking.buyerName(),
                Event.of(booking.event()),
                tickets.stream().map(ticket -> admission(booking, ticket, tokens)).toList(),
                link,
                calendar,
                booking.heldUntil(),
                payment,
                before,
                null);
    }

    /** The same, saying whether tickets can be put into wallets. */
    BookingMail inWallets(boolean offered) {
        return new BookingMail(
                bookingId,
                buyerName,
                event,
                tickets,
                link,
                calendar,
                reservedUntil,
                payment,
                before,
                offered && link != null ? true : null);
    }

    /** The same for somebody else than the buyer. */
    BookingMail readBy(String name) {
        return new BookingMail(
                bookingId,
                name,
                event,
                tickets,
                link,
                calendar,
                reservedUntil,
                payment,
                before,
                wallets);
    }

    private static Admission admission(Booking booking, Ticket ticket, TicketTokens tokens) {
        var code = booking.event().ticketCode(ticket.number());
        var claim = ticket.claim(booking.event().eventId());
        return new Admission(
                ticket.status().hasCode() ? tokens.entryCode(code, claim) : code,
                ticket.shownType(),
                ticket.status().hasCode() ? tokens.token(claim) : null);
    }
}
