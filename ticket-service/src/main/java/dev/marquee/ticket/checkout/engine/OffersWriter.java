package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.booking.Booking;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes what a batch took of offers; nothing where it took nothing. */
final class OffersWriter {

    private OffersWriter() {}

    static void write(Connection connection, Decisions.Known known, Decisions.Outcome outcome)
            throws SQLException {
        var bookings =
                outcome.bookings().stream().filter(booking -> booking.offer() != null).toList();
        BatchTables.OFFER_USES.run(connection, bookings, known.now());
        writeCounts(connection, outcome);
    }

    /** A booking that is there already uses its offer again. */
    static void writeAgain(Connection connection, Decisions.Outcome outcome, Booking booking)
            throws SQLException {
        var taken = outcome.bookings().getFirst().offer();
        if (taken == null) return;
        try (var use =
                connection.prepareStatement(
                        "update offer_use set uses = ?, state = 'live' where booking_id = ?")) {
            use.setInt(1, taken.uses());
            use.setLong(2, booking.id());
            use.executeUpdate();
        }
        writeCounts(connection, outcome);
    }

    /** The rows are locked, and constraints keep them within the limits whoever forgets that. */
    private static void writeCounts(Connection connection, Decisions.Outcome outcome)
            throws SQLException {
        var offers = outcome.offers();
        if (offers.taken().isEmpty()) return;
        try (var offer =
                        connection.prepareStatement(
                                "update offer set live_uses = live_uses + ? where id = ?");
                var code =
                        connection.prepareStatement(
                                "update offer_code set live_uses = live_uses + ? where offer_id = ? and code_folded = ?")) {
            for (var taken : offers.taken().entrySet()) {
                offer.setInt(1, taken.getValue());
                offer.setLong(2, taken.getKey());
                offer.addBatch();
            }
            for (var taken : offers.takenOfCodes().entrySet()) {
                code.setInt(1, taken.getValue());
                code.setLong(2, taken.getKey().offerId());
                code.setString(3, taken.getKey().code());
                code.addBatch();
            }
            offer.executeBatch();
            code.executeBatch();
        }
    }
}
