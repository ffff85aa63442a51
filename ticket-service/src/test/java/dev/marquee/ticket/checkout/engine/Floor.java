package dev.marquee.ticket.checkout.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * The best that one commit a booking can do: the same rows as the engine's, and nothing that two
 * bookings would wait for. It checks nothing, so it is no way to sell tickets.
 */
final class Floor {

    private final BoxOffice office;
    private final AtomicLong ids = new AtomicLong(1L << 40);
    private final AtomicInteger numbers = new AtomicInteger();

    Floor(BoxOffice office) {
        this.office = office;
    }

    void sell(long event, String email, int quantity, String key) {
        ConnectionCallback<Void> rows =
                connection -> {
                    write(connection, event, email, quantity, key);
                    return null;
                };
        office.transaction.executeWithoutResult(status -> office.jdbc.execute(rows));
    }

    private void write(Connection connection, long event, String email, int quantity, String key)
            throws SQLException {
        var id = ids.getAndAdd(1 + quantity);
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        run(
                connection,
                """
                insert into booking (id, event_id, status, quantity, total_minor, currency, buyer_name, buyer_email, quota_email, created_at)
                values (?, ?, 'confirmed', ?, 0, 'EUR', 'Ana', ?, ?, ?)
                """,
                id,
                event,
                quantity,
                email,
                email,
                now);
        try (var ticket =
                connection.prepareStatement(
                        "insert into ticket (id, booking_id, event_id, number, ticket_type_id, price_minor, status) values (?, ?, ?, ?, ?, 0, 'issued')")) {
            for (int n = 1; n <= quantity; n++) {
                ticket.setLong(1, id + n);
                ticket.setLong(2, id);
                ticket.setLong(3, event);
                ticket.setInt(4, numbers.incrementAndGet());
                ticket.setLong(5, event * 10);
                ticket.addBatch();
            }
            ticket.executeBatch();
        }
        var known =
                run(
                        connection,
                        "update buyer_quota set held = held + ?, quota = 1000 where email = ? and event_id = ?",
                        quantity,
                        email,
                        event);
        if (known == 0)
            run(
                    connection,
                    "insert into buyer_quota (email, event_id, held, quota) values (?, ?, ?, 1000)",
                    email,
                    event,
                    quantity);
        run(
                connection,
                "insert into outbox (topic, fact_key, payload, created_at, due_at) values ('booking-confirmed', ?, ?, ?, ?)",
                String.valueOf(id),
                "{\"booking_id\":" + id + "}",
                now,
                now);
        run(
                connection,
                "insert into idempotency_key (idem_key, body_hash, booking_id, created_at) values (?, 'hash', ?, ?)",
                key,
                id,
                now);
    }

    private static int run(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) statement.setObject(n + 1, values[n]);
            return statement.executeUpdate();
        }
    }

    /** Takes its rows away again, so that the rest can be checked. */
    void forget() {
        office.jdbc.update("delete from ticket where booking_id >= ?", 1L << 40);
        office.jdbc.update(
                "delete from outbox where fact_key in (select cast(id as varchar) from booking where id >= ?)",
                1L << 40);
        office.jdbc.update("delete from idempotency_key where booking_id >= ?", 1L << 40);
        office.jdbc.update("delete from buyer_quota where quota = 1000");
        office.jdbc.update("delete from booking where id >= ?", 1L << 40);
    }
}
