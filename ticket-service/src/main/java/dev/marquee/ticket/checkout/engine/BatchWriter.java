package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent.BookingConfirmed;
import dev.marquee.ticket.booking.BookingEvent.BookingReserved;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.checkout.Purchase.BuyerOfEvent;
import dev.marquee.ticket.checkout.Purchase.BuyerOfType;
import dev.marquee.ticket.checkout.Verdict.FirstAnswer;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
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
        BatchTables.MESSAGES.run(connection, messages(outcome.bookings()), known.now());
    }

    /** Writes tickets that were decided for a booking which is there already. */
    void writeTickets(
            Connection connection,
            Decisions.Known known,
            Decisions.Outcome outcome,
            Booking booking)
            throws SQLException {
        BatchTables.TICKETS.run(connection, tickets(List.of(booking)), known.now());
        writeAmounts(connection, List.of(booking));
        writeQuotas(connection, known, outcome);
        writeTypeQuotas(connection, known, outcome);
        writeStocks(connection, known, outcome.stocks().values());
    }

    /** The same, and nobody is told. */
    void writeSilently(Connection connection, Decisions.Known known, Decisions.Outcome outcome)
            throws SQLException {
        var bookings = outcome.bookings();
        BatchTables.BOOKINGS.run(connection, bookings, known.now());
        BatchTables.TICKETS.run(connection, tickets(bookings), known.now());
        writeHolds(connection, bookings);
        writeAmounts(connection, bookings);
        BatchTables.ANSWERS.run(connection, answers(outcome), known.now());
        writeQuotas(connection, known, outcome);
        writeTypeQuotas(connection, known, outcome);
        writeStocks(connection, known, outcome.stocks().values());
    }

    /**
     * A reservation without an end is told of when it is confirmed, and not before; a booking that
     * waits to be paid, when it is paid.
     */
    private List<Outbox.Draft> messages(List<Booking> bookings) {
        var messages = new ArrayList<Outbox.Draft>(bookings.size());
        for (var booking : bookings) {
            if (booking.status() == BookingStatus.CONFIRMED)
                messages.add(BookingEvents.message(new BookingConfirmed(booking.id()), json));
            else if (booking.expiresAt() != null && !booking.amounts().costs())
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
                    ticket.setLong(3, sold.id());
                    ticket.addBatch();
                }
            }
            booking.executeBatch();
            ticket.executeBatch();
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

    /**
     * The inventory's lock covers the event's quotas, so it is known which are new. (One merge for
     * both kinds lets PostgreSQL read the whole table for each batch while it has no statistics.)
     */
    private static void writeQuotas(
            Connection connection, Decisions.Known known, Decisions.Outcome outcome)
            throws SQLException {
        var changed =
                outcome.held().entrySet().stream()
                        .map(entry ->
                                new BatchTables.QuotaRow(
                                        entry.getKey(),
                                        entry.getValue(),
                                        quota(outcome, entry.getKey())))
                        .toList();
        BatchTables.QUOTAS.run(
                connection,
                changed.stream().filter(row -> !known.held().containsKey(row.buyer())).toList(),
                known.now());
        try (var update =
                connection.prepareStatement(
                        "update buyer_quota set held = ?, quota = ? where email = ? and event_id = ?")) {
            for (var row : changed) {
                if (!known.held().containsKey(row.buyer())) continue;
                update.setInt(1, row.held());
                update.setInt(2, row.quota());
                update.setString(3, row.buyer().email().value());
                update.setLong(4, row.buyer().eventId());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static int quota(Decisions.Outcome outcome, BuyerOfEvent buyer) {
        return Objects.requireNonNull(outcome.stocks().get(buyer.eventId())).terms().quota();
    }

    /** The same for types that have a quota of their own; mostly there are none. */
    private static void writeTypeQuotas(
            Connection connection, Decisions.Known known, Decisions.Outcome outcome)
            throws SQLException {
        if (outcome.heldOfType().isEmpty()) return;
        var changed =
                outcome.heldOfType().entrySet().stream()
                        .map(entry ->
                                new BatchTables.TypeQuotaRow(
                                        entry.getKey(),
                                        entry.getValue(),
                                        quota(outcome, entry.getKey())))
                        .toList();
        BatchTables.TYPE_QUOTAS.run(
                connection,
                changed.stream()
                        .filter(row -> !known.heldOfType().containsKey(row.buyer()))
                        .toList(),
                known.now());
        try (var update =
                connection.prepareStatement(
                        "update buyer_type_quota set held = ?, quota = ? where email = ? and event_id = ? and ticket_type_id = ?")) {
            for (var row : changed) {
                if (!known.heldOfType().containsKey(row.buyer())) continue;
                update.setInt(1, row.held());
                update.setInt(2, row.quota());
                update.setString(3, row.buyer().email().value());
                update.setLong(4, row.buyer().eventId());
                update.setLong(5, row.buyer().ticketTypeId());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static int quota(Decisions.Outcome outcome, BuyerOfType buyer) {
        return Objects.requireNonNull(outcome.stocks().get(buyer.eventId())).types().stream()
                .filter(type -> type.id() == buyer.ticketTypeId())
                .map(TicketType::quota)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Over the very counts that were read: they are locked, but if a database ever answered a
     * locked read with what was there before, tickets would be sold twice.
     */
    private static void writeStocks(
            Connection connection, Decisions.Known known, Collection<Stock> stocks)
            throws SQLException {
        try (var event =
                        connection.prepareStatement(
                                "update inventory set sold = ?, issued = ?, changed_at = ? where event_id = ? and sold = ? and issued = ?");
                var type =
                        connection.prepareStatement(
                                "update ticket_type set sold = ? where event_id = ? and id = ? and sold = ?")) {
            for (var stock : stocks) {
                var before = Objects.requireNonNull(known.stocks().get(stock.terms().eventId()));
                event.setInt(1, stock.sold());
                event.setInt(2, stock.issued());
                event.setObject(3, known.now().atOffset(ZoneOffset.UTC));
                event.setLong(4, stock.terms().eventId());
                event.setInt(5, before.sold());
                event.setInt(6, before.issued());
                event.addBatch();
                var soldBefore = new HashMap<Long, Integer>();
                for (var was : before.types()) soldBefore.put(was.id(), was.sold());
                for (var changed : stock.types()) {
                    var was = Objects.requireNonNull(soldBefore.get(changed.id()));
                    if (was == changed.sold()) continue;
                    type.setInt(1, changed.sold());
                    type.setLong(2, stock.terms().eventId());
                    type.setLong(3, changed.id());
                    type.setInt(4, was);
                    type.addBatch();
                }
            }
            refuseUnlessWritten(event.executeBatch());
            refuseUnlessWritten(type.executeBatch());
        }
    }

    private static void refuseUnlessWritten(int[] rows) {
        for (var written : rows)
            if (written != 1)
                throw new OptimisticLockingFailureException("the stock was not as it was read");
    }
}
