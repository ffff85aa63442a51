package dev.marquee.ticket.booking;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingHistory.What;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Makes a reservation good. */
@Component
public class ConfirmBooking {

    /** Stores the payments that staff say were made outside. */
    public interface OfflinePayment {

        /**
         * Stores that the total of a locked booking was paid, in the caller's transaction.
         *
         * @param method cash or card; null where nobody said
         */
        void record(Booking booking, @Nullable String method, Instant now);
    }

    /** Does what a paid booking needs besides, such as its receipt. */
    public interface AfterPayment {

        /** A locked booking was paid; the last that the caller's transaction does. */
        void paid(Booking booking, Instant now);
    }

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final BookingHistory history;
    private final BookingEvents events;
    private final OfflinePayment offlinePayment;
    private final AfterPayment afterPayment;
    private final VoidTickets.OfferedBookings offered;

    public ConfirmBooking(
            JdbcClient jdbc,
            BookingChange change,
            BookingHistory history,
            BookingEvents events,
            OfflinePayment offlinePayment,
            AfterPayment afterPayment,
            VoidTickets.OfferedBookings offered) {
        this.jdbc = jdbc;
        this.change = change;
        this.history = history;
        this.events = events;
        this.offlinePayment = offlinePayment;
        this.afterPayment = afterPayment;
        this.offered = offered;
    }

    /**
     * Confirms a booking that is reserved: its tickets are issued, and the mail that brings them to
     * the buyer is owed. A second time changes nothing, so a repeated request is harmless.
     *
     * @param by a buyer can do it before the event begins, and only where there is nothing to pay;
     *     staff always: what costs something counts as paid to them
     * @return the booking as it is now
     * @throws ErrorResponseException 409 {@code invalid-state}, with the present {@code state}, if
     *     the booking is neither reserved nor confirmed; 404 if there is none
     */
    public Booking handle(long bookingId, Actor by) {
        return handle(bookingId, by, null);
    }

    /**
     * The same for staff who have the money in their hands.
     *
     * @param method cash or card; null where nobody says
     */
    public Booking handle(long bookingId, Actor by, @Nullable String method) {
        return change.of(
                bookingId,
                (booking, now) -> {
                    if (booking.status() == BookingStatus.CONFIRMED) return;
                    if (booking.status() != BookingStatus.PENDING_PAYMENT)
                        throw InvalidState.of(booking, "confirmed");
                    if (!by.staff() && booking.amounts().costs())
                        throw InvalidState.because(
                                "booking",
                                "confirmed",
                                Text.of("problem.because.not-paid"),
                                booking.status().word());
                    InvalidState.ifBegun(booking, by, "confirmed", now);
                    if (booking.amounts().costs()) {
                        offlinePayment.record(booking, method, now);
                        paid(booking, by, now, method == null ? "by hand" : method);
                    } else {
                        confirm(booking, by, now, What.CONFIRMED, null);
                    }
                });
    }

    /**
     * Confirms a locked booking because its total was paid.
     *
     * @param by who paid, or who says that it is paid
     * @param how for the history
     */
    public void paid(Booking booking, Actor by, Instant now, String how) {
        jdbc.sql("update booking set paid_minor = total_minor where id = ?")
                .param(booking.id())
                .update();
        confirm(booking, by, now, What.PAID, how);
        events.publish(new BookingEvent.BookingPaid(booking.id()));
        afterPayment.paid(booking, now);
    }

    private void confirm(
            Booking booking, Actor by, Instant now, What what, @Nullable String detail) {
        jdbc.sql("update booking set status = 'confirmed' where id = ?")
                .param(booking.id())
                .update();
        jdbc.sql("update ticket set status = 'issued' where booking_id = ? and status = 'reserved'")
                .param(booking.id())
                .update();
        offered.confirmed(booking.id(), now);
        history.add(booking.id(), now, by, what, detail);
        events.publish(new BookingEvent.BookingConfirmed(booking.id()));
    }
}
