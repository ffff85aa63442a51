package dev.marquee.ticket.booking;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingHistory.What;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Gives one ticket of a booking back. */
@Component
public class CancelTicket {

    private final BookingChange change;
    private final CancelBooking cancelBooking;
    private final ResendConfirmation resendConfirmation;
    private final VoidTickets voidTickets;
    private final BookingHistory history;

    public CancelTicket(
            BookingChange change,
            CancelBooking cancelBooking,
            ResendConfirmation resendConfirmation,
            VoidTickets voidTickets,
            BookingHistory history) {
        this.change = change;
        this.cancelBooking = cancelBooking;
        this.resendConfirmation = resendConfirmation;
        this.voidTickets = voidTickets;
        this.history = history;
    }

    /**
     * Cancels one ticket: it is void and its place on sale again. The other tickets stay, and if
     * the booking was confirmed, the buyer is sent those once more. The last live ticket cancels
     * the whole booking. A second time changes nothing.
     *
     * @param by a buyer can do it before the event begins, staff also later
     * @return the ticket's booking as it is now
     * @throws ErrorResponseException 409 {@code invalid-state}, with the present {@code state}, if
     *     the ticket can no longer be cancelled; 404 if there is none
     */
    public Booking handle(long ticketId, Actor by) {
        return change.ofTicket(
                ticketId,
                (booking, now) -> {
                    var ticket = booking.ticket(ticketId);
                    if (ticket.status() == TicketStatus.CANCELLED) return;
                    check(booking, ticket, by, now);
                    cancel(booking, ticket, by, now);
                });
    }

    private static void check(Booking booking, Ticket ticket, Actor by, Instant now) {
        if (!booking.status().mayBecomeCancelled()) throw InvalidState.of(booking, "cancelled");
        InvalidState.ifPaid(booking);
        if (booking.status() == BookingStatus.PENDING_PAYMENT && booking.amounts().costs())
            throw InvalidState.because(
                    "ticket",
                    "cancelled",
                    Text.of("problem.because.booking-not-paid-cancel"),
                    booking.status().word());
        if (!ticket.status().mayBecomeCancelled())
            throw InvalidState.because(
                    "ticket", "cancelled", Text.of("problem.because.used"), "used");
        InvalidState.ifHandedOn(booking, List.of(ticket), by);
        InvalidState.ifBegun(booking, by, "cancelled", now);
    }

    private void cancel(Booking booking, Ticket ticket, Actor by, Instant now) {
        var code = booking.event().ticketCode(ticket.number());
        if (booking.live() == 1) {
            cancelBooking.cancel(booking, by, now, code);
            return;
        }
        voidTickets.of(booking, List.of(ticket), now);
        history.add(booking.id(), now, by, What.TICKET_CANCELLED, code);
        if (booking.status() == BookingStatus.CONFIRMED) resendConfirmation.publish(booking.id());
    }
}
