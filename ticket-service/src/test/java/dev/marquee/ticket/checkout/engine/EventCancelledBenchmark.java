package dev.marquee.ticket.checkout.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * How long an event with many bookings takes to be cancelled, and how long somebody who books for
 * another event waits meanwhile.
 *
 * <p>Argument: bookings (100000), two tickets each. On an embedded PostgreSQL with its default
 * durability, and on H2 files.
 */
final class EventCancelledBenchmark {

    private static final int WAITING = 512;

    private EventCancelledBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int bookings = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        try (var embedded =
                EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start()) {
            run("PostgreSQL 18", embedded.getJdbcUrl("postgres", "postgres"), bookings);
        }
        var folder = Files.createTempDirectory("event-cancelled");
        run(
                "H2",
                "jdbc:h2:file:" + folder + "/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0",
                bookings);
    }

    private static void run(String name, String url, int bookings) throws InterruptedException {
        try (var office = BoxOffice.open(url)) {
            var event = office.onSale(10_000_000, 4);
            var other = office.onSale(10_000_000, 4);
            sell(office, event, bookings);
            var off = BoxOffice.cancelled(BoxOffice.push(event, 2, 4, 10_000_000));
            var longest = new long[1];
            var started = Instant.now();
            var cancelling = Thread.ofPlatform().start(() -> office.change(off));
            for (int n = 0; cancelling.isAlive(); n++) {
                var asked = System.nanoTime();
                office.book(other, "other%d@example.org".formatted(n), 1);
                longest[0] = Math.max(longest[0], System.nanoTime() - asked);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d bookings cancelled in %.1f s; who booked elsewhere waited %.0f ms at most%n",
                    name,
                    bookings,
                    Duration.between(started, Instant.now()).toMillis() / 1e3,
                    longest[0] / 1e6);
            Invariants.hold(office.jdbc);
        }
    }

    private static void sell(BoxOffice office, long event, int bookings)
            throws InterruptedException {
        var waiting = new Semaphore(WAITING);
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < bookings; n++) {
                waiting.acquire();
                var buyer = "buyer%d@example.org".formatted(n);
                buyers.execute(() -> {
                    office.book(event, buyer, 2);
                    waiting.release();
                });
            }
        }
    }
}
