package dev.marquee.ticket.booking;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingEvent.HolderNews;
import dev.marquee.ticket.booking.BookingHistory.What;
import java.time.Instant;
import java.time.ZoneOffset;
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
    private final BookingEvents events;

    ChangeAttendee(
            JdbcClient jdbc, BookingChange change, BookingHistory history, BookingEvents events) {
        this.jdbc = jdbc;
        this.change = change;
        this.history = history;
        this.events = events;
    }

    /**
     * Puts a name on a ticket that may still be used. The same name again changes nothing.
     *
     * @param name one line of plain text, {@value #LONGEST} characters at most; null or blank for
     *     the buyer
     * @param by a buyer can do it before the event begins, and replace a name once; staff also
     *     later, and as often as they like. The ticket's code stays what it is
     * @return the ticket's booking as it is now
     * @throws ErrorResponseException 409 {@code invalid-state}, with the present {@code state}, if
     *     the ticket was used or cancelled, handed on, or its name was corrected before; 404 if
     *     there is none
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
                    checkHolder(booking, ticket, attendee, by);
                    if (!by.staff() && ticket.attendeeName() != null) correctOnce(ticket);
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

    /** What was handed on is its holder's: it has a name, and its buyer does not change it. */
    private static void checkHolder(
            Booking booking, Ticket ticket, @Nullable String name, Actor by) {
        if (ticket.isHandedOn(booking.buyerEmail()) && (!by.staff() || name == null))
            throw InvalidState.because(
                    "ticket", "changed", Text.of("problem.because.handed-on"), "handed-on");
    }

    /** For a typo. Who wants somebody else to come hands the ticket on. */
    private void correctOnce(Ticket ticket) {
        var first =
                jdbc.sql("update ticket set renamed = true where id = :id and not renamed")
                        .param("id", ticket.id())
                        .update();
        if (first == 0)
            throw InvalidState.because(
                    "ticket",
                    "changed",
                    Text.of("problem.because.name-corrected-before-hand"),
                    "renamed");
    }

    /**
     * Says where the holder of a ticket is written to; staff alone do. Another address than before
     * is another person: the code before is no longer valid, and the new one is mailed there. An
     * offer that waits to be accepted is taken back then. The same address changes nothing.
     *
     * @return the ticket's booking as it is now
     * @throws ErrorResponseException as above
     */
    public Booking mailTo(long ticketId, EmailAddress email, Actor by) {
        return change.ofTicket(
                ticketId,
                (booking, now) -> {
                    var ticket = booking.ticket(ticketId);
                    var before = ticket.attendeeEmail();
                    if (email.equals(before)) return;
                    if (!ticket.status().mayBecomeCancelled()) throw over(ticket);
                    var revision = ticket.revision() + (before == null ? 0 : 1);
                    write(ticket, email, revision, now);
                    history.add(
                            booking.id(),
                            now,
                            by,
                            What.ATTENDEE_CHANGED,
                            "%s: %s → %s"
                                    .formatted(
                                            booking.event().ticketCode(ticket.number()),
                                            before == null ? "–" : before.value(),
                                            email.value()));
                    if (!email.equals(booking.buyerEmail()))
                        events.publish(
                                new HolderNews(
                                        booking.id(),
                                        HolderNews.Kind.TICKET,
                                        ticketId,
                                        revision,
                                        0));
                });
    }

    private void write(Ticket ticket, EmailAddress email, int revision, Instant now) {
        if (revision > ticket.revision())
            jdbc.sql(
                            """
                            update ticket_transfer set state = 'withdrawn', open_ticket_id = null, ended_at = :now
                            where open_ticket_id = :id
                            """)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("id", ticket.id())
                    .update();
        jdbc.sql(
                        """
                        update ticket set attendee_email = :email, revision = :revision,
                            handed_on_at = case when revision = :revision then handed_on_at else cast(:now as timestamp with time zone) end
                        where id = :id
                        """)
                .param("email", email.value())
                .param("revision", revision)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", ticket.id())
                .update();
    }

    private static ErrorResponseException over(Ticket ticket) {
        var state = ticket.status().word();
        return InvalidState.because("ticket", "changed", InvalidState.itIs(state), state);
    }

    private static String shown(@Nullable String attendee, Booking booking) {
        return attendee == null ? booking.buyerName() : attendee;
    }
}
