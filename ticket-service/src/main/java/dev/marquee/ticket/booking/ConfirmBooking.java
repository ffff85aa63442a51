package dev.marquee.ticket.booking;

import dev.marquee.ticket.booking.BookingHistory.What;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Makes a reservation good. */
@Component
public class ConfirmBooking {

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final BookingHistory history;
    private final BookingEvents events;

    public ConfirmBooking(
            JdbcClient jdbc, BookingChange change, BookingHistory history, BookingEvents events) {
        this.jdbc = jdbc;
        this.change = change;
        this.history = history;
        this.events = events;
    }

    /**
     * Confirms a booking that is reserved: its tickets are issued, and the mail that brings them to
     * the buyer is owed. A second time changes nothing, so a repeated request is harmless.
     *
     * @param by a buyer can do it before the event begins, and only where there is nothing to pay;
     *     staff always
     * @return the booking as it is now
     * @throws ErrorResponseException 409 {@code invalid-state}, with the present {@code state}, if
     *     the booking is neither reserved nor confirmed; 404 if there is none
     */
    public Booking handle(long bookingId, Actor by) {
        return change.of(
                bookingId,
                (booking, now) -> {
                    if (booking.status() == BookingStatus.CONFIRMED) return;
                    if (booking.status() != BookingStatus.PENDING_PAYMENT)
                        throw InvalidState.of(booking, "confirmed");
                    if (!by.staff() && booking.totalMinor() > 0)
                        throw InvalidState.because(
                                "booking", "confirmed", "it is not paid", booking.status().word());
                    InvalidState.ifBegun(booking, by, "confirmed", now);
                    confirm(booking, by, now);
                });
    }

    private void confirm(Booking booking, Actor by, Instant now) {
        jdbc.sql("update booking set status = 'confirmed' where id = ?")
                .param(booking.id())
                .update();
        jdbc.sql("update ticket set status = 'issued' where booking_id = ? and status = 'reserved'")
                .param(booking.id())
                .update();
        history.add(booking.id(), now, by, What.CONFIRMED, null);
        events.publish(new BookingEvent.BookingConfirmed(booking.id()));
    }
}
