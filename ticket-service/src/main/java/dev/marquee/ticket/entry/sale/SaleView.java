package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.qr.TicketTokens;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What was sold at the door.
 *
 * @param total what was taken, decimal, in {@code currency}
 * @param mailArrives false where an address was given to which no mail arrives, as far as that is
 *     known
 */
@Schema(name = "BoxOfficeSale")
record SaleView(
        @Schema(example = "1184") long bookingId,
        BookingStatus status,
        @Schema(example = "48.00") String total,
        @Schema(example = "EUR") String currency,
        @Schema(
                        description =
                                "False where an address was given to which no mail arrives, as far as that is known: give them their codes another way",
                        example = "true")
                boolean mailArrives,
        List<SoldTicket> tickets) {

    /**
     * A ticket.
     *
     * @param token what its QR code says
     * @param code to be typed where no code can be read
     */
    @Schema(name = "BoxOfficeTicket")
    record SoldTicket(
            @Schema(example = "1185") long id,
            @Schema(example = "PUQAB7JZ…") String token,
            @Schema(example = "EV07-160-K7MQ") String code) {}

    /** Tickets that are not good any more have no code. */
    static SaleView of(Booking booking, TicketTokens tokens, boolean mailArrives) {
        return new SaleView(
                booking.id(),
                booking.status(),
                Money.text(booking.totalMinor(), booking.currency()),
                booking.currency(),
                mailArrives,
                booking.tickets().stream()
                        .filter(ticket -> ticket.status().hasCode())
                        .map(ticket -> ticket(booking, ticket, tokens))
                        .toList());
    }

    private static SoldTicket ticket(Booking booking, Ticket ticket, TicketTokens tokens) {
        var claim = ticket.claim(booking.event().eventId());
        var code = booking.event().ticketCode(ticket.number());
        return new SoldTicket(ticket.id(), tokens.token(claim), tokens.entryCode(code, claim));
    }
}
