package dev.marquee.ticket.booking;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
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
        return because("booking", move, itIs(state), state);
    }

    /** Why not: the state alone. */
    public static Text itIs(String state) {
        return Text.of("problem.it-is", Text.of("problem.state." + state));
    }

    /**
     * @param what booking or ticket, as {@code thing.…} has words for
     * @param move what was asked for: confirmed, cancelled …, as {@code problem.move.…}
     * @param state the present one, for programs
     */
    public static ErrorResponseException because(String what, String move, Text why, String state) {
        return Problems.problem(
                CONFLICT,
                "invalid-state",
                Text.of(
                        "problem.invalid-state",
                        Text.of("thing." + what),
                        Text.of("problem.move." + move),
                        why),
                Map.of("state", state));
    }

    /** What was paid for is given back with its money, which is a refund. */
    static void ifPaid(Booking booking) {
        if (booking.status() == BookingStatus.CONFIRMED && booking.amounts().paidMinor() > 0)
            throw because(
                    "booking",
                    "cancelled",
                    Text.of("problem.because.paid-refund-instead"),
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
                    Text.of("problem.because.ticket-handed-on-ask"),
                    "handed-on");
    }

    /** Once the event has begun, a buyer changes nothing any more. */
    static void ifBegun(Booking booking, Actor by, String move, Instant now) {
        if (!by.staff() && booking.event().startedAt(now))
            throw because(
                    "booking",
                    move,
                    Text.of("problem.because.event-begun"),
                    booking.status().word());
    }
}
