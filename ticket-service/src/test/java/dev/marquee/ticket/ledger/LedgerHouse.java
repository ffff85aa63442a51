package dev.marquee.ticket.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.database.Snapshot;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.seating.ReadSeats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A database with events whose rows agree, made by hand, so that a test can break them one by one.
 */
final class LedgerHouse implements AutoCloseable {

    /** An event where something of everything is sold: ids count from a number of its own. */
    record Event(long id) {

        long type() {
            return id + 1;
        }

        long booking() {
            return id + 2;
        }

        /** Valid, on seat A-1. */
        long issued() {
            return id + 3;
        }

        /** Admitted, on seat A-2. */
        long used() {
            return id + 4;
        }

        /** Given back, less a fee. */
        long cancelled() {
            return id + 5;
        }

        long payment() {
            return id + 6;
        }

        long refund() {
            return id + 7;
        }

        long offer() {
            return id + 8;
        }

        /** Held, of nobody's quota row but its own. */
        long unpaid() {
            return id + 9;
        }

        long reserved() {
            return id + 10;
        }
    }

    /** 100 places; 2 sold, 1 held, 2 promised, 1 blocked, 94 free. */
    private static final List<String> ROWS =
            List.of(
                    """
                    insert into sale_terms (event_id, code, version, name, starts_at, time_zone, location, organizer_id, quota, status, currency)
                    values (:e, 'EV' || :e, 1, 'Lantern Night', timestamp with time zone '2030-11-28 20:00:00+00', 'Europe/Lisbon', 'Lisbon', 2, 4, 'published', :currency)
                    """,
                    "insert into inventory (event_id, capacity, sold, issued, changed_at, wanted_any, seated) values (:e, 100, 3, 4, timestamp with time zone '2026-11-20 10:00:00+00', 1, true)",
                    """
                    insert into ticket_type (event_id, id, name, price_minor, quantity, sold, position, quota, pool, pool_quantity, wanted)
                    values (:e, :e + 1, 'Standing', 2400, 100, 3, 0, 4, 'Hall', 100, 1)
                    """,
                    """
                    insert into booking (id, event_id, status, quantity, subtotal_minor, total_minor, paid_minor, refunded_minor, currency, buyer_name, buyer_email, quota_email, created_at)
                    values (:e + 2, :e, 'confirmed', 3, 7200, 7200, 7200, 2000, :currency, 'Ana', 'ana@example.org', 'ana@example.org', timestamp with time zone '2026-11-20 10:00:00+00'),
                           (:e + 9, :e, 'pending_payment', 1, 2400, 2400, 0, 0, :currency, 'Rui', 'rui@example.org', 'rui@example.org', timestamp with time zone '2026-11-20 10:00:00+00')
                    """,
                    """
                    insert into ticket (id, booking_id, event_id, number, ticket_type_id, price_minor, paid_minor, status, used_at)
                    values (:e + 3, :e + 2, :e, 1, :e + 1, 2400, 2400, 'issued', null),
                           (:e + 4, :e + 2, :e, 2, :e + 1, 2400, 2400, 'used', timestamp with time zone '2026-11-20 20:00:00+00'),
                           (:e + 5, :e + 2, :e, 3, :e + 1, 2400, 2400, 'cancelled', null),
                           (:e + 10, :e + 9, :e, 4, :e + 1, 2400, 2400, 'reserved', null)
                    """,
                    """
                    insert into payment (id, booking_id, attempt, provider, method, test_mode, amount_minor, currency, state, phase, purpose, refunded_minor, created_at, succeeded_at)
                    values (:e + 6, :e + 2, 1, 'simulated', 'card', true, 7200, :currency, 'succeeded', 'succeeded', 'booking', 2000,
                            timestamp with time zone '2026-11-20 10:00:00+00', timestamp with time zone '2026-11-20 10:00:00+00')
                    """,
                    """
                    insert into refund (id, booking_id, payment_id, amount_minor, fee_kept_minor, currency, ticket_ids, state, phase, asked_by, created_at, done_at)
                    values (:e + 7, :e + 2, :e + 6, 2000, 400, :currency, cast(:e + 5 as varchar), 'completed', 'done', 'ana',
                            timestamp with time zone '2026-11-20 11:00:00+00', timestamp with time zone '2026-11-20 11:00:00+00')
                    """,
                    "insert into buyer_quota (email, event_id, held, quota) values ('ana@example.org', :e, 2, 4), ('rui@example.org', :e, 1, 4)",
                    "insert into buyer_type_quota (email, event_id, ticket_type_id, held, quota) values ('ana@example.org', :e, :e + 1, 2, 4), ('rui@example.org', :e, :e + 1, 1, 4)",
                    """
                    insert into offer (id, organizer_id, name, percent_bp, event_id, type_ids, use_limit, live_uses, per_ticket, automatic, active, created_at)
                    values (:e + 8, :e, 'Winter', 0, :e, ',', 5, 1, false, false, true, timestamp with time zone '2026-11-20 10:00:00+00')
                    """,
                    "insert into offer_code (organizer_id, code_folded, code, offer_id, use_limit, live_uses) values (:e, 'winter', 'WINTER', :e + 8, 3, 1)",
                    """
                    insert into offer_use (booking_id, offer_id, event_id, code_folded, quota_email, per_ticket, type_ids, uses, state, created_at)
                    values (:e + 2, :e + 8, :e, 'winter', 'ana@example.org', false, ',', 1, 'live', timestamp with time zone '2026-11-20 10:00:00+00')
                    """,
                    "insert into seating (event_id, plan_id, plan_version, sections, orphans, version, seq) values (:e, 1, 1, '[]', 'off', 1, 3)",
                    "insert into seat_block (event_id, seat_id, kind, made_by, made_at) values (:e, 'A-9', 'blocked', 'ana', timestamp with time zone '2026-11-20 10:00:00+00')",
                    """
                    insert into ticket_seat (ticket_id, event_id, seat_id, live_seat, label, section, row_label, number, seq)
                    values (:e + 3, :e, 'A-1', 'A-1', 'A 1', 'A', 'A', '1', 1), (:e + 4, :e, 'A-2', 'A-2', 'A 2', 'A', 'A', '2', 2),
                           (:e + 5, :e, 'A-3', null, 'A 3', 'A', 'A', '3', 3), (:e + 10, :e, 'A-4', 'A-4', 'A 4', 'A', 'A', '4', 3)
                    """,
                    """
                    insert into admission (ticket_id, list_id, entry_day, event_id, admitted_at, inside, moved_at, changed_at)
                    values (:e + 4, 0, date '2026-11-20', :e, timestamp with time zone '2026-11-20 20:00:00+00', true, timestamp with time zone '2026-11-20 20:00:00+00',
                            timestamp with time zone '2026-11-20 20:00:00+00')
                    """,
                    """
                    insert into waiting_entry (id, event_id, ticket_type_id, quantity, name, email, quota_email, state, place, open_key, created_at)
                    values (:e + 11, :e, null, 1, 'Bo', 'bo@example.org', 'bo@example.org', 'waiting', 1, 'bo' || :e, timestamp with time zone '2026-11-20 10:00:00+00'),
                           (:e + 12, :e, :e + 1, 1, 'Cy', 'cy@example.org', 'cy@example.org', 'waiting', 2, 'cy' || :e, timestamp with time zone '2026-11-20 10:00:00+00')
                    """);

    private static final AtomicLong EVENTS = new AtomicLong(1_000);

    final HikariDataSource database;
    final JdbcClient jdbc;
    final JdbcTransactionManager transactions;
    final TransactionTemplate transaction;
    final LedgerReader reader;
    final Snapshot snapshot;

    LedgerHouse(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        database = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/outbox", "classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
        transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        reader =
                new LedgerReader(
                        jdbc,
                        new Stocks(jdbc),
                        new ReadSeats(new JdbcTemplate(database), JsonMapper.shared()));
        snapshot = new Snapshot(transactions, database, Duration.ofMinutes(1));
    }

    Event event(String currency) {
        var event = new Event(EVENTS.addAndGet(100));
        for (var sql : ROWS)
            jdbc.sql(sql).params(Map.of("e", event.id, "currency", currency)).update();
        return event;
    }

    LedgerReader.Read check(Event event) {
        return snapshot.read(() -> reader.read(event.id)).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
