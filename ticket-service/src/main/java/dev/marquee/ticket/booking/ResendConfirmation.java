package dev.marquee.ticket.booking;

import dev.marquee.ticket.booking.BookingHistory.What;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Sends the buyer the tickets once more. */
@Component
public class ResendConfirmation {

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final BookingHistory history;
    private final Owed owed;

    public ResendConfirmation(
            JdbcClient jdbc, BookingChange change, BookingHistory history, Owed owed) {
        this.jdbc = jdbc;
        this.change = change;
        this.history = history;
        this.owed = owed;
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
                        throw InvalidState.of(booking, "sent again");
                    history.add(bookingId, now, by, What.CONFIRMATION_RESENT, null);
                    owe(bookingId, now);
                });
    }

    /** Owes the mail for what the history of a locked booking says last. */
    void owe(long bookingId, Instant now) {
        var time =
                jdbc.sql("select count(*) from booking_history where booking_id = ?")
                        .param(bookingId)
                        .query(Integer.class)
                        .single();
        owed.fact(
                Owed.CONFIRMED_AGAIN,
                bookingId + ":again-" + time,
                Map.of("booking_id", bookingId),
                now);
    }
}
