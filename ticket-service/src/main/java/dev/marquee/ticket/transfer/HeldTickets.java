package dev.marquee.ticket.transfer;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.qr.TicketTokens;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows tickets to whoever has them, and what became of offers. */
@Component
class HeldTickets {

    private final TicketTokens tokens;
    private final Transfers transfers;
    private final TransferRules rules;
    private final Clock clock;

    HeldTickets(TicketTokens tokens, Transfers transfers, TransferRules rules, Clock clock) {
        this.tokens = tokens;
        this.transfers = transfers;
        this.rules = rules;
        this.clock = clock;
    }

    HeldTicketView of(Booking booking, Ticket ticket) {
        var event = booking.event();
        var now = clock.instant();
        var code = event.ticketCode(ticket.number());
        var claim = ticket.claim(event.eventId());
        var admits = ticket.status().hasCode();
        var obstacle = rules.obstacle(booking, ticket, now);
        return new HeldTicketView(
                ticket.id(),
                code,
                event.code(),
                event.name(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.location(),
                ticket.ticketType(),
                ticket.status(),
                TransferTickets.holderName(booking, ticket),
                TransferTickets.holderEmail(booking, ticket).value(),
                admits ? tokens.entryCode(code, claim) : null,
                admits ? tokens.token(claim) : null,
                transfers
                        .openOf(ticket.id(), now)
                        .map(transfer -> TransferView.of(transfer, code, now))
                        .orElse(null),
                obstacle.isEmpty(),
                obstacle.map(TransferRules.Obstacle::word).orElse(null));
    }

    /** All offers of the ticket, the oldest first. */
    List<TransferView> transfers(Booking booking, Ticket ticket) {
        var code = booking.event().ticketCode(ticket.number());
        return transfers.ofTicket(ticket.id()).stream()
                .map(transfer -> TransferView.of(transfer, code, clock.instant()))
                .toList();
    }

    TransferView of(Transfer transfer, Booking booking) {
        var ticket = booking.ticket(transfer.ticketId());
        return TransferView.of(
                transfer, booking.event().ticketCode(ticket.number()), clock.instant());
    }
}
