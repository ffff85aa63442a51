package dev.marquee.ticket.refund;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.listing.PaymentTerms.RefundMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.web.ErrorResponseException;

/** What may be given back, and until when. */
final class RefundRules {

    private RefundRules() {}

    /**
     * The tickets that are meant: those named, or all that are still good.
     *
     * @param ids of tickets of the booking; empty for all
     * @throws ErrorResponseException 409 {@code invalid-state} if the booking is not paid, or
     *     nothing is left to give back; 409 {@code ticket-used}; 422 for a ticket that is none of
     *     the booking's, or void
     */
    static List<Ticket> tickets(Booking booking, List<Long> ids) {
        if (booking.status() != BookingStatus.CONFIRMED
                && booking.status() != BookingStatus.REFUND_REQUESTED)
            throw InvalidState.of(booking, "refunded");
        if (booking.amounts().paidMinor() == 0)
            throw InvalidState.because(
                    "booking",
                    "refunded",
                    Text.of("problem.because.nothing-paid-for"),
                    booking.status().word());
        var meant = ids.isEmpty() ? good(booking) : named(booking, ids);
        if (meant.isEmpty())
            throw InvalidState.because(
                    "booking", "refunded", Text.of("problem.because.all-tickets-are-used"), "used");
        return meant;
    }

    private static List<Ticket> good(Booking booking) {
        return booking.tickets().stream()
                .filter(ticket -> ticket.status() == TicketStatus.ISSUED)
                .toList();
    }

    private static List<Ticket> named(Booking booking, List<Long> ids) {
        var wanted = new HashSet<>(ids);
        var named =
                booking.tickets().stream().filter(ticket -> wanted.contains(ticket.id())).toList();
        if (named.size() < wanted.size())
            throw Problems.invalid("tickets", Text.of("invalid.names-a-ticket-of"));
        for (var ticket : named) {
            if (ticket.status() == TicketStatus.USED) throw used(booking, ticket);
            if (ticket.status() != TicketStatus.ISSUED)
                throw Problems.invalid("tickets", Text.of("invalid.names-a-ticket-that"));
        }
        return named;
    }

    /**
     * All of them belong to the booking.
     *
     * @throws ErrorResponseException 422 {@code invalid-input} otherwise
     */
    static void checkOwn(Booking booking, List<Long> ids) {
        var own = booking.tickets().stream().map(Ticket::id).toList();
        if (!own.containsAll(ids))
            throw Problems.invalid("tickets", Text.of("invalid.names-a-ticket-of"));
    }

    static ErrorResponseException used(Booking booking, Ticket ticket) {
        return Problems.problem(
                CONFLICT,
                "ticket-used",
                Text.of(
                        "problem.ticket-used.ticket-was-used",
                        booking.event().ticketCode(ticket.number())),
                Map.of("name", booking.event().ticketCode(ticket.number())));
    }

    /**
     * What the event's terms allow a buyer; staff may do more.
     *
     * @throws ErrorResponseException 409 {@code refund-not-possible}
     */
    static void checkTerms(Booking booking, Actor by, Instant now) {
        if (by.staff()) return;
        var event = booking.event();
        if (event.payment().refundMode() == RefundMode.NONE)
            throw notPossible(Text.of("problem.refund-not-possible.none"), "none");
        if (event.startedAt(now))
            throw notPossible(Text.of("problem.refund-not-possible.begun"), "begun");
        if (!now.isBefore(event.payment().refundableUntil(event.startsAt())))
            throw notPossible(
                    Text.of(
                            "problem.refund-not-possible.too-late",
                            event.payment().refundUntilHours()),
                    "too-late");
    }

    private static ErrorResponseException notPossible(Text why, String reason) {
        return Problems.problem(CONFLICT, "refund-not-possible", why, Map.of("reason", reason));
    }
}
