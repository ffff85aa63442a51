package dev.marquee.ticket.transfer;

import static java.util.Comparator.comparing;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketLinks;
import dev.marquee.ticket.qr.TicketTokens;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows tickets to whoever has them, and what became of offers. */
@Component
public class HeldTickets {

    /**
     * A ticket of somebody else's booking.
     *
     * @param link opens it without asking who somebody is
     */
    public record Held(
            HeldTicketView ticket,
            @Schema(example = "https://tickets.example.org/h/wx-3f9k2m8q0z7x5v1t4r6p8n2b4")
                    String link) {}

    private final Bookings bookings;
    private final Transfers transfers;
    private final TicketLinks bookingLinks;
    private final HolderLinks links;
    private final TicketTokens tokens;
    private final TransferRules rules;
    private final Languages languages;
    private final Clock clock;

    HeldTickets(
            Bookings bookings,
            Transfers transfers,
            TicketLinks bookingLinks,
            HolderLinks links,
            TicketTokens tokens,
            TransferRules rules,
            Languages languages,
            Clock clock) {
        this.bookings = bookings;
        this.transfers = transfers;
        this.bookingLinks = bookingLinks;
        this.links = links;
        this.tokens = tokens;
        this.rules = rules;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * The tickets of others' bookings that were handed on to that address, until a day after their
     * event, the next one first.
     */
    public List<Held> ofHolder(EmailAddress holder) {
        var ids = transfers.ticketsHandedOnTo(holder);
        return bookings.find(new HashSet<>(ids.values())).stream()
                .filter(booking ->
                        !booking.buyerEmail().equals(holder) && !bookingLinks.isOver(booking))
                .sorted(comparing((Booking booking) -> booking.event().startsAt()))
                .flatMap(booking ->
                        booking.tickets().stream()
                                .filter(ticket -> ids.containsKey(ticket.id()))
                                .map(ticket ->
                                        new Held(
                                                of(booking, ticket),
                                                links.addressOf(ticket, holder))))
                .toList();
    }

    HeldTicketView of(Booking all, Ticket one) {
        var language = transfers.languageOf(all, one.id(), one.revision());
        var booking = all.in(languages.orHouse(language).toLanguageTag());
        var ticket = booking.ticket(one.id());
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
                ticket.shownType(),
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
