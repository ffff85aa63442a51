package dev.marquee.ticket.transfer;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Says whose a ticket is: of the holder with its link, else of who may open its booking. */
@Component
public class HolderAccess {

    /**
     * A ticket that the request may see.
     *
     * @param by its holder or buyer, or else staff
     * @param withCode whether they may see what admits with it
     */
    public record Opened(Booking booking, Ticket ticket, Actor by, boolean withCode) {

        /** Whether it is opened by the buyer who handed it on, so that somebody else has it. */
        public boolean byFormerHolder() {
            return !by.staff()
                    && !by.equals(Actor.HOLDER)
                    && ticket.isHandedOn(booking.buyerEmail());
        }
    }

    private final Bookings bookings;
    private final BookingAccess access;
    private final HolderLinks links;
    private final TicketLinks bookingLinks;
    private final Transfers transfers;

    HolderAccess(
            Bookings bookings,
            BookingAccess access,
            HolderLinks links,
            TicketLinks bookingLinks,
            Transfers transfers) {
        this.bookings = bookings;
        this.access = access;
        this.links = links;
        this.bookingLinks = bookingLinks;
        this.transfers = transfers;
    }

    /**
     * The ticket, for who has it and for staff. Who bought it and handed it on is neither.
     *
     * @throws ErrorResponseException 404 if there is none, or it is not theirs
     */
    Opened open(long ticketId, HttpServletRequest request) {
        var opened = openAlsoFormer(ticketId, request);
        if (opened.byFormerHolder()) throw Problems.notFound("ticket");
        return opened;
    }

    /**
     * The ticket, for who has it, for staff, and for who bought it and handed it on.
     *
     * @throws ErrorResponseException 404 if there is none, or it is not theirs
     */
    public Opened openAlsoFormer(long ticketId, HttpServletRequest request) {
        var id = bookings.idOfTicket(ticketId).orElseThrow(() -> Problems.notFound("ticket"));
        var token = request.getHeader(HolderLinks.HEADER);
        if (token != null) {
            var booking = bookings.find(id).orElseThrow();
            var ticket = booking.ticket(ticketId);
            if (!links.isOf(token, ticket)) throw Problems.notFound("ticket");
            return new Opened(booking, ticket, Actor.HOLDER, true);
        }
        var opened = openBooking(id, request);
        var ticket = opened.booking().ticket(ticketId);
        return new Opened(opened.booking(), ticket, opened.by(), opened.withCodes());
    }

    private BookingAccess.Opened openBooking(long id, HttpServletRequest request) {
        try {
            return access.open(id, request);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.NOT_FOUND) throw e;
            throw Problems.notFound("ticket");
        }
    }

    /**
     * The ticket of a holder's link.
     *
     * @throws ErrorResponseException 404 if it is no link; 410 {@code link-expired} with the {@code
     *     reason} if it was handed on since, or the event is over
     */
    Opened open(String token) {
        var id = links.idIn(token).orElseThrow(() -> Problems.notFound("link"));
        var booking =
                bookings.idOfTicket(id)
                        .flatMap(bookings::find)
                        .orElseThrow(() -> Problems.notFound("link"));
        var ticket = booking.ticket(id);
        if (!links.isOf(token, ticket)) throw former(token, booking, ticket);
        if (bookingLinks.isOver(booking))
            throw expired(booking, "over", Text.of("problem.link-expired.event-is-over"));
        return new Opened(booking, ticket, Actor.HOLDER, true);
    }

    /** The revision that a buyer had before handing the ticket on. */
    public int revisionOfBuyer(Booking booking, Ticket ticket) {
        return transfers.ofTicket(ticket.id()).stream()
                .filter(transfer -> transfer.state() == Transfer.State.ACCEPTED)
                .filter(transfer -> transfer.fromEmail().equals(booking.buyerEmail()))
                .mapToInt(transfer -> transfer.revision() - 1)
                .max()
                .orElse(0);
    }

    private ErrorResponseException former(String token, Booking booking, Ticket ticket) {
        return transfers.ofTicket(ticket.id()).stream()
                        .filter(transfer -> transfer.state() == Transfer.State.ACCEPTED)
                        .anyMatch(transfer -> links.isOfFormer(token, transfer))
                ? expired(booking, "handed-on", Text.of("problem.link-expired.handed-on"))
                : Problems.notFound("link");
    }

    private static ErrorResponseException expired(Booking booking, String reason, Text detail) {
        return Problems.problem(
                HttpStatus.GONE,
                "link-expired",
                detail,
                Map.of(
                        "reason", reason,
                        "event_code", booking.event().code(),
                        "event_name", booking.event().name()));
    }

    /**
     * The offer of a link.
     *
     * @throws ErrorResponseException 404 if it is no link
     */
    Transfer offer(String token) {
        return links.idIn(token)
                .flatMap(this::transfer)
                .filter(transfer -> links.isOf(token, transfer))
                .orElseThrow(() -> Problems.notFound("link"));
    }

    private Optional<Transfer> transfer(long id) {
        return transfers.find(id);
    }
}
