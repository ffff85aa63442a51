package dev.marquee.ticket.booking;

import dev.marquee.ticket.booking.BookingHistory.What;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Says who comes with a ticket. */
@Component
public class ChangeAttendee {

    /** The longest name. */
    public static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final BookingHistory history;

    ChangeAttendee(JdbcClient jdbc, BookingChange change, BookingHistory history) {
        this.jdbc = jdbc;
        this.change = change;
        this.history = history;
    }

    /**
     * Puts a name on a ticket that may still be used. The same name again changes nothing.
     *
     * @param name one line of plain text, {@value #LONGEST} characters at most; null or blank for
     *     the buyer
     * @param by a buyer can do it before the event begins, staff also later
     * @return the ticket's booking as it is now
     * @throws ErrorResponseException 409 {@code invalid-state}, with the present {@code state}, if
     *     the ticket was used or cancelled; 404 if there is none
     */
    public Booking handle(long ticketId, @Nullable String name, Actor by) {
        var attendee = name == null || name.isBlank() ? null : name.strip();
        return change.ofTicket(
                ticketId,
                (booking, now) -> {
                    var ticket = booking.ticket(ticketId);
                    if (Objects.equals(ticket.attendeeName(), attendee)) return;
                    if (!ticket.status().mayBecomeCancelled()) throw over(ticket);
                    InvalidState.ifBegun(booking, by, "changed", now);
                    jdbc.sql("update ticket set attendee_name = :name where id = :id")
                            .param("name", attendee)
                            .param("id", ticketId)
                            .update();
                    history.add(
                            booking.id(),
                            now,
                            by,
                            What.ATTENDEE_CHANGED,
                            "%s: %s → %s"
                                    .formatted(
                                            booking.event().ticketCode(ticket.number()),
                                            shown(ticket.attendeeName(), booking),
                                            shown(attendee, booking)));
                });
    }

    private static ErrorResponseException over(Ticket ticket) {
        var state = ticket.status().word();
        return InvalidState.because("ticket", "changed", "it is " + state, state);
    }

    private static String shown(@Nullable String attendee, Booking booking) {
        return attendee == null ? booking.buyerName() : attendee;
    }
}
