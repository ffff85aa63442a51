package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent.BookingConfirmed;
import dev.marquee.ticket.booking.BookingEvent.BookingReserved;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.checkout.Verdict.FirstAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes what was decided about a batch: one statement a table, however many rows. */
final class BatchWriter {

    private final JsonMapper json;

    BatchWriter(JsonMapper json) {
        this.json = json;
    }

    /** Writes it, and the messages about it. */
    void write(Connection connection, Decisions.Known known, Decisions.Outcome outcome)
            throws SQLException {
        writeSilently(connection, known, outcome);
        BatchTables.MESSAGES.run(connection, messages(outcome), known.now());
    }

    /** The same, and nobody is told. */
    void writeSilently(Connection connection, Decisions.Known known, Decisions.Outcome outcome)
            throws SQLException {
        var bookings = outcome.bookings();
        BatchTables.BOOKINGS.run(connection, bookings, known.now());
        BatchTables.TICKETS.run(connection, tickets(bookings), known.now());
        SeatsWriter.write(connection, known.seats(), bookings, known.now());
        writeHolds(connection, bookings);
        writeHolders(connection, bookings);
        writeAmounts(connection, bookings);
        writeStaffSales(connection, known, outcome);
        OffersWriter.write(connection, known, outcome);
        BatchTables.ANSWERS.run(connection, answers(outcome), known.now());
        CountsWriter.write(connection, known, outcome);
    }

    /** Writes tickets that were decided for a booking which is there already. */
    void writeTickets(
            Connection connection,
            Decisions.Known known,
            Decisions.Outcome outcome,
            Booking booking)
            throws SQLException {
        BatchTables.TICKETS.run(connection, tickets(List.of(booking)), known.now());
        SeatsWriter.write(connection, known.seats(), List.of(booking), known.now());
        writeAmounts(connection, List.of(booking));
        writeHolders(connection, List.of(booking));
        OffersWriter.writeAgain(connection, outcome, booking);
        CountsWriter.write(connection, known, outcome);
    }

    /**
     * A reservation without an end is told of when it is confirmed, and not before; a booking that
     * waits to be paid, when it is paid. Who reserves what costs something may have no page on
     * which it is paid, and so is told how to pay.
     */
    private List<Outbox.Draft> messages(Decisions.Outcome outcome) {
        var bookings = outcome.bookings();
        var messages = new ArrayList<Outbox.Draft>(bookings.size());
        for (var booking : bookings) {
            if (booking.status() == BookingStatus.CONFIRMED)
                messages.add(BookingEvents.message(new BookingConfirmed(booking.id()), json));
            else if (booking.expiresAt() != null
                    && (!booking.amounts().costs()
                            || outcome.reservations().contains(booking.id())))
                messages.add(BookingEvents.message(new BookingReserved(booking.id()), json));
        }
        return messages;
    }

    /** Apart from the insert, so that bookings without an end do not pay for it. */
    private static void writeHolds(Connection connection, List<Booking> bookings)
            throws SQLException {
        var held = bookings.stream().filter(booking -> booking.expiresAt() != null).toList();
        if (held.isEmpty()) return;
        try (var update =
                connection.prepareStatement("update booking set expires_at = ? where id = ?")) {
            for (var booking : held) {
                var expiresAt = Objects.requireNonNull(booking.expiresAt());
                update.setObject(1, expiresAt.atOffset(ZoneOffset.UTC));
                update.setLong(2, booking.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Apart from the insert as well, so that free bookings do not pay for it. */
    private static void writeAmounts(Connection connection, List<Booking> bookings)
            throws SQLException {
        var priced =
                bookings.stream().filter(booking -> booking.amounts().subtotalMinor() > 0).toList();
        if (priced.isEmpty()) return;
        try (var booking = connection.prepareStatement(BatchTables.AMOUNTS);
                var ticket = connection.prepareStatement(BatchTables.TICKET_AMOUNTS)) {
            for (var row : priced) {
                booking.setLong(1, row.amounts().subtotalMinor());
                booking.setLong(2, row.amounts().discountMinor());
                booking.setLong(3, row.amounts().taxMinor());
                booking.setLong(4, row.id());
                booking.addBatch();
                for (var sold : row.tickets()) {
                    ticket.setLong(1, sold.paidMinor());
                    ticket.setLong(2, sold.taxMinor());
                    ticket.setLong(3, sold.discountMinor());
                    ticket.setLong(4, sold.id());
                    ticket.addBatch();
                }
            }
            booking.executeBatch();
            ticket.executeBatch();
        }
    }

    /** Apart from the insert, so that bookings without names do not pay for them. */
    private static void writeHolders(Connection connection, List<Booking> bookings)
            throws SQLException {
        var held =
                bookings.stream()
                        .flatMap(booking -> booking.tickets().stream())
                        .filter(ticket ->
                                ticket.attendeeName() != null || ticket.attendeeEmail() != null)
                        .toList();
        if (held.isEmpty()) return;
        try (var update =
                connection.prepareStatement(
                        "update ticket set attendee_name = ?, attendee_email = ? where id = ?")) {
            for (var ticket : held) {
                var email = ticket.attendeeEmail();
                update.setString(1, ticket.attendeeName());
                update.setString(2, email == null ? null : email.value());
                update.setLong(3, ticket.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Those that the event's own people made, which are few. */
    private static void writeStaffSales(
            Connection connection, Decisions.Known known, Decisions.Outcome outcome)
            throws SQLException {
        if (outcome.staffSales().isEmpty()) return;
        try (var insert = connection.prepareStatement(BatchTables.STAFF_SALES)) {
            for (var booking : outcome.bookings()) {
                var sale = outcome.staffSales().get(booking.id());
                if (sale == null) continue;
                insert.setLong(1, booking.id());
                insert.setLong(2, booking.event().eventId());
                insert.setString(3, sale.channel().word());
                insert.setString(4, sale.key());
                insert.setString(5, sale.bodyHash());
                insert.setString(6, sale.by());
                insert.setBoolean(7, sale.mailed());
                insert.setString(8, sale.note());
                insert.setObject(9, known.now().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<BatchTables.TicketRow> tickets(List<Booking> bookings) {
        return bookings.stream()
                .flatMap(booking ->
                        booking.tickets().stream()
                                .map(ticket -> new BatchTables.TicketRow(booking, ticket)))
                .toList();
    }

    /** Sorted, so that two replicas that are given the same keys do not wait in a circle. */
    private List<BatchTables.AnswerRow> answers(Decisions.Outcome outcome) {
        return outcome.answers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        new BatchTables.AnswerRow(
                                entry.getKey(), entry.getValue(), refusal(entry.getValue())))
                .toList();
    }

    private @Nullable String refusal(FirstAnswer answer) {
        return answer.refusal() == null ? null : json.writeValueAsString(answer.refusal());
    }
}
