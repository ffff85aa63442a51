package dev.marquee.ticket.booking;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.ErrorResponseException;

/** 409 for a move that is not allowed, with the present state named. */
public final class InvalidState {

    private InvalidState() {}

    /** The booking has gone where this move does not lead from. */
    public static ErrorResponseException of(Booking booking, String move) {
        var state = booking.status().word();
        return because("booking", move, "it is " + state.replace('_', ' '), state);
    }

    /**
     * @param what booking or ticket
     * @param move what was asked for: confirmed, cancelled …
     * @param state the present one, for programs
     */
    public static ErrorResponseException because(
            String what, String move, String why, String state) {
        return Problems.problem(
                CONFLICT,
                "invalid-state",
                "This %s cannot be %s: %s.".formatted(what, move, why),
                Map.of("state", state));
    }

    /** What was paid for is given back with its money, which is a refund. */
    static void ifPaid(Booking booking) {
        if (booking.status() == BookingStatus.CONFIRMED && booking.amounts().paidMinor() > 0)
            throw because(
                    "booking",
                    "cancelled",
                    "it is paid. Refund it instead",
                    booking.status().word());
    }

    /** What was handed on is cancelled by its buyer only if the event says so. */
    public static void ifHandedOn(Booking booking, List<Ticket> tickets, Actor by) {
        if (by.staff() || booking.event().holders().buyerCancelsTransferred()) return;
        if (tickets.stream()
                .filter(ticket -> ticket.status() == TicketStatus.ISSUED)
                .anyMatch(ticket -> ticket.isHandedOn(booking.buyerEmail())))
            throw because(
                    "booking",
                    "cancelled",
                    "a ticket of it was handed on. Ask the organiser",
                    "handed-on");
    }

    /** Once the event has begun, a buyer changes nothing any more. */
    static void ifBegun(Booking booking, Actor by, String move, Instant now) {
        if (!by.staff() && booking.event().startedAt(now))
            throw because("booking", move, "the event has begun", booking.status().word());
    }
}
