package dev.marquee.ticket.booking;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingHistory.What;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Gives the tickets of a booking back. */
@Component
public class CancelBooking {

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final VoidTickets voidTickets;
    private final BookingHistory history;
    private final BookingEvents events;

    public CancelBooking(
            JdbcClient jdbc,
            BookingChange change,
            VoidTickets voidTickets,
            BookingHistory history,
            BookingEvents events) {
        this.jdbc = jdbc;
        this.change = change;
        this.voidTickets = voidTickets;
        this.history = history;
        this.events = events;
    }

    /**
     * Cancels the booking: its tickets are void, their places on sale again, and the buyer's mail
     * is owed. A second time changes nothing, so a repeated request is harmless; nor does it where
     * a reservation has lapsed, for then nothing is left to be given back.
     *
     * @param by a buyer can do it before the event begins, staff also later
     * @return the booking as it is now
     * @throws ErrorResponseException 409 {@code invalid-state}, with the present {@code state}, if
     *     the booking can no longer be cancelled; 404 if there is none
     */
    public Booking handle(long bookingId, Actor by) {
        return change.of(
                bookingId,
                (booking, now) -> {
                    if (booking.status() == BookingStatus.CANCELLED
                            || booking.status() == BookingStatus.EXPIRED) return;
                    check(booking, by, now);
                    cancel(booking, by, now, null);
                });
    }

    /** Cancels a locked booking whose payment was declined, at an event that allows one try. */
    public void unpaid(Booking booking, Instant now, String reason) {
        cancel(booking, Actor.BUYER, now, reason);
    }

    /**
     * Ends the hold of a locked booking now, because whoever its tickets were offered to does not
     * want them. They never heard of a booking, so they hear of no cancellation.
     */
    public void declined(Booking booking, Instant now) {
        released(booking, Actor.BUYER, now);
    }

    /**
     * The same where staff give up what they held for somebody who does not pay.
     *
     * @throws ErrorResponseException 409 {@code invalid-state} if it is not held any more
     */
    public void released(Booking booking, Actor by, Instant now) {
        if (booking.status() != BookingStatus.PENDING_PAYMENT)
            throw InvalidState.of(booking, "declined");
        jdbc.sql("update booking set status = 'expired' where id = ?").param(booking.id()).update();
        voidTickets.of(
                booking,
                booking.tickets().stream().filter(t -> t.status().mayBecomeCancelled()).toList(),
                now);
        history.add(booking.id(), now, by, What.EXPIRED, null);
    }

    private static void check(Booking booking, Actor by, Instant now) {
        if (!booking.status().mayBecomeCancelled()) throw InvalidState.of(booking, "cancelled");
        InvalidState.ifPaid(booking);
        if (booking.tickets().stream().anyMatch(t -> t.status() == TicketStatus.USED))
            throw InvalidState.because(
                    "booking", "cancelled", Text.of("problem.because.ticket-used"), "used");
        InvalidState.ifHandedOn(booking, booking.tickets(), by);
        InvalidState.ifBegun(booking, by, "cancelled", now);
    }

    /** Cancels a locked booking that may be cancelled, and has no used ticket. */
    void cancel(Booking booking, Actor by, Instant now, @Nullable String detail) {
        jdbc.sql("update booking set status = 'cancelled', cancelled_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), booking.id())
                .update();
        voidTickets.of(
                booking,
                booking.tickets().stream().filter(t -> t.status().mayBecomeCancelled()).toList(),
                now);
        history.add(booking.id(), now, by, What.CANCELLED, detail);
        events.publish(new BookingEvent.BookingCancelled(booking.id()));
    }
}
