package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Purchase.BuyerOfEvent;
import dev.marquee.ticket.checkout.Purchase.BuyerOfType;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Objects;
import org.springframework.dao.OptimisticLockingFailureException;

/** Writes what a batch took: of buyers' quotas and of events' stocks. */
final class CountsWriter {

    private CountsWriter() {}

    /** The new counts, over the ones that were read. */
    static void write(Connection connection, Decisions.Known known, Decisions.Outcome outcome)
            throws SQLException {
        writeQuotas(connection, known, outcome);
        writeTypeQuotas(connection, known, outcome);
        writeStocks(connection, known, outcome.stocks().values());
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
                                        quota(outcome, entry.getKey(), entry.getValue())))
                        .toList();
        BatchTables.QUOTAS.run(
                connection,
                changed.stream().filter(row -> !known.held().containsKey(row.buyer())).toList(),
                known.now());
        if (changed.stream().noneMatch(row -> known.held().containsKey(row.buyer()))) return;
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

    /** The quota binds buyers alone: the event's own people may take more. */
    private static int quota(Decisions.Outcome outcome, BuyerOfEvent buyer, int held) {
        return Math.max(
                held,
                Objects.requireNonNull(outcome.stocks().get(buyer.eventId())).terms().quota());
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
                                        quota(outcome, entry.getKey(), entry.getValue())))
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

    private static int quota(Decisions.Outcome outcome, BuyerOfType buyer, int held) {
        return Objects.requireNonNull(outcome.stocks().get(buyer.eventId())).types().stream()
                .filter(type -> type.id() == buyer.ticketTypeId())
                .map(TicketType::quota)
                .filter(Objects::nonNull)
                .map(quota -> Math.max(held, quota))
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
