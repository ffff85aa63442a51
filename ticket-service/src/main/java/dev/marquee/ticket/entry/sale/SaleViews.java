package dev.marquee.ticket.entry.sale;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.client.UnreachableAddresses;
import dev.marquee.ticket.qr.TicketTokens;
import org.springframework.stereotype.Component;

/** Shows sales with the codes of their tickets, and whether mail arrives at the buyer's address. */
@Component
class SaleViews {

    private final TicketTokens tokens;
    private final UnreachableAddresses unreachable;

    SaleViews(TicketTokens tokens, UnreachableAddresses unreachable) {
        this.tokens = tokens;
        this.unreachable = unreachable;
    }

    SaleView of(Booking booking) {
        var arrives = !booking.isReachable() || !unreachable.has(booking.buyerEmail().value());
        return SaleView.of(booking, tokens, arrives);
    }
}
