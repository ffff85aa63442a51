package dev.marquee.ticket.booking;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingHistory.What;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Sends the buyer the tickets once more. */
@Component
public class ResendConfirmation {

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final BookingHistory history;
    private final BookingEvents events;

    public ResendConfirmation(
            JdbcClient jdbc, BookingChange change, BookingHistory history, BookingEvents events) {
        this.jdbc = jdbc;
        this.change = change;
        this.history = history;
        this.events = events;
    }

    /**
     * Owes the buyer of a confirmed booking another mail, with the tickets that are live by then.
     *
     * @return the booking, unchanged
     * @throws ErrorResponseException 409 {@code invalid-state}, with the present {@code state}, if
     *     the booking is not confirmed; 404 if there is none
     */
    public Booking handle(long bookingId, Actor by) {
        return change.of(
                bookingId,
                (booking, now) -> {
                    if (booking.status() != BookingStatus.CONFIRMED)
                        throw InvalidState.of(booking, "sent-again");
                    if (!booking.isReachable())
                        throw InvalidState.because(
                                "booking",
                                "sent-again",
                                Text.of("problem.because.buyer-no-e-mail"),
                                booking.status().word());
                    history.add(bookingId, now, by, What.CONFIRMATION_RESENT, null);
                    publish(bookingId);
                });
    }

    /** Has the mail sent for what the history of a locked booking says last. */
    public void publish(long bookingId) {
        var time =
                jdbc.sql("select count(*) from booking_history where booking_id = ?")
                        .param(bookingId)
                        .query(Integer.class)
                        .single();
        events.publish(new BookingEvent.TicketsResent(bookingId, time));
    }
}
