package dev.marquee.ticket.change;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.change.TicketChange.State;
import dev.marquee.ticket.payment.Payments;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Staff end the waiting for a difference: it was paid to them, or nobody is to pay it. */
@Component
class EndDifference {

    private static final String OFFLINE = "offline";

    private final BookingChange change;
    private final TicketChanges changes;
    private final PayDifference payDifference;
    private final Payments payments;
    private final BookingHistory history;

    EndDifference(
            BookingChange change,
            TicketChanges changes,
            PayDifference payDifference,
            Payments payments,
            BookingHistory history) {
        this.change = change;
        this.changes = changes;
        this.payDifference = payDifference;
        this.payments = payments;
        this.history = history;
    }

    /**
     * The difference was paid by transfer or in cash: the tickets are changed.
     *
     * @throws ErrorResponseException 409 {@code invalid-state} if nothing waits to be paid, or the
     *     change is not possible any more: nothing is stored then
     */
    Booking paid(long bookingId) {
        return change.of(
                bookingId,
                (booking, now) -> {
                    var open = open(booking);
                    payments.lockBooking(bookingId);
                    if (!payments.receiveOpen(bookingId, OFFLINE, now))
                        payments.addPaid(
                                bookingId,
                                OFFLINE,
                                OFFLINE,
                                open.amountMinor(),
                                open.currency(),
                                open.id(),
                                now);
                    payDifference
                            .paid(booking, open.id(), now)
                            .ifPresent(why -> {
                                throw InvalidState.because(
                                        "booking",
                                        "changed",
                                        "sold-out".equals(why)
                                                ? Text.of("problem.because.no-place-left")
                                                : Text.of("problem.because.tickets-or-event-do"),
                                        why);
                            });
                });
    }

    /**
     * The buyer need not pay it, and the tickets stay what they are. What is paid all the same goes
     * back.
     *
     * @throws ErrorResponseException 409 {@code invalid-state} if nothing waits to be paid
     */
    Booking withdraw(long bookingId, Actor by) {
        return change.of(bookingId, (booking, now) -> withdraw(booking, by, now));
    }

    private void withdraw(Booking booking, Actor by, Instant now) {
        var open = open(booking);
        changes.end(open.id(), State.WITHDRAWN, now);
        history.add(booking.id(), now, by, What.DIFFERENCE_WITHDRAWN, null);
    }

    private TicketChange open(Booking booking) {
        return changes.open(booking.id())
                .orElseThrow(() ->
                        InvalidState.because(
                                "booking",
                                "changed",
                                Text.of("problem.because.no-difference-waits-paid"),
                                booking.status().word()));
    }
}
