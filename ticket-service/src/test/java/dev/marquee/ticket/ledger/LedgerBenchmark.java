package dev.marquee.ticket.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long a check of a large event takes, on H2 files and on PostgreSQL. Arguments: tickets
 * (100000), checks (5).
 */
final class LedgerBenchmark {

    /**
     * Bookings of two tickets each, paid; every fourth used an offer, every second ticket was used.
     */
    private static final List<String> ROWS =
            List.of(
                    """
                    insert into booking (id, event_id, status, quantity, subtotal_minor, total_minor, paid_minor, currency, buyer_name, buyer_email, quota_email, created_at)
                    select 1000000 + x.n, :e, 'confirmed', 2, 4800, 4800, 4800, 'EUR', 'Ana', 'b' || x.n || '@example.org', 'b' || x.n || '@example.org', current_timestamp
                    from (%s) x
                    """,
                    """
                    insert into ticket (id, booking_id, event_id, number, ticket_type_id, price_minor, paid_minor, status, used_at)
                    select 2000000 + 2 * x.n + s.k, 1000000 + x.n, :e, 10 + 2 * x.n + s.k, :e + 1, 2400, 2400,
                           case when s.k = 0 then 'issued' else 'used' end, case when s.k = 0 then null else current_timestamp end
                    from (%s) x cross join (select 0 as k union all select 1) s
                    """,
                    """
                    insert into payment (id, booking_id, attempt, provider, method, test_mode, amount_minor, currency, state, phase, purpose, created_at, succeeded_at)
                    select 1000000 + x.n, 1000000 + x.n, 1, 'simulated', 'card', true, 4800, 'EUR', 'succeeded', 'succeeded', 'booking', current_timestamp, current_timestamp
                    from (%s) x
                    """,
                    "insert into buyer_quota (email, event_id, held, quota) select 'b' || x.n || '@example.org', :e, 2, 4 from (%s) x",
                    "insert into buyer_type_quota (email, event_id, ticket_type_id, held, quota) select 'b' || x.n || '@example.org', :e, :e + 1, 2, 4 from (%s) x",
                    """
                    insert into offer_use (booking_id, offer_id, event_id, code_folded, quota_email, per_ticket, type_ids, uses, state, created_at)
                    select 1000000 + x.n, :e + 8, :e, 'winter', 'b' || x.n || '@example.org', false, ',', 1, 'live', current_timestamp from (%s) x where mod(x.n, 4) = 0
                    """,
                    """
                    insert into ticket_seat (ticket_id, event_id, seat_id, live_seat, label, section, row_label, number, seq)
                    select 2000001 + x.n, :e, 'B-' || x.n, 'B-' || x.n, 'B', 'B', 'B', '1', 3 from (%s) x
                    """,
                    """
                    insert into admission (ticket_id, list_id, entry_day, event_id, admitted_at, inside, moved_at, changed_at)
                    select 2000000 + 2 * x.n + 1, 0, date '2026-11-20', :e, current_timestamp, true, current_timestamp, current_timestamp from (%s) x
                    """);

    private LedgerBenchmark() {}

    public static void main(String[] args) throws IOException {
        var tickets = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        var checks = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var folder = Files.createTempDirectory("ledger-benchmark");
        run(
                "H2",
                "jdbc:h2:file:" + folder + "/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0",
                "select x as n from system_range(1, %d)",
                tickets,
                checks);
        try (var postgres = EmbeddedPostgres.start()) {
            run(
                    "PostgreSQL",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "select n from generate_series(1, %d) as g(n)",
                    tickets,
                    checks);
        }
    }

    private static void run(String name, String url, String numbers, int tickets, int checks) {
        try (var house = new LedgerHouse(url)) {
            var event = house.event("EUR");
            var bookings = tickets / 2;
            for (var sql : ROWS)
                house.jdbc
                        .sql(
                                sql.formatted(
                                        numbers.formatted(
                                                sql.contains("ticket_seat (")
                                                        ? tickets
                                                        : bookings)))
                        .params(Map.of("e", event.id()))
                        .update();
            house.jdbc
                    .sql(
                            "update inventory set capacity = :n + 100, sold = sold + :n, issued = issued + 2 * :n where event_id = :e")
                    .params(Map.of("e", event.id(), "n", 2 * bookings))
                    .update();
            house.jdbc
                    .sql(
                            "update ticket_type set quantity = :n + 100, pool_quantity = :n + 100, sold = sold + :n where event_id = :e")
                    .params(Map.of("e", event.id(), "n", 2 * bookings))
                    .update();
            house.jdbc
                    .sql(
                            "update offer set use_limit = null, live_uses = live_uses + :n where id = :e + 8")
                    .params(Map.of("e", event.id(), "n", bookings / 4))
                    .update();
            house.jdbc
                    .sql(
                            "update offer_code set use_limit = null, live_uses = live_uses + :n where offer_id = :e + 8")
                    .params(Map.of("e", event.id(), "n", bookings / 4))
                    .update();
            for (int n = 0; n < checks; n++) {
                var began = System.nanoTime();
                var read = house.check(event);
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d tickets in %d ms%s%n",
                        name,
                        tickets,
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                        read.figures().stream()
                                .filter(it -> !it.ok())
                                .map(it -> " BROKEN " + it.name())
                                .toList());
            }
        }
    }
}
