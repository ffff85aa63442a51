package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.seating.DrawnHall;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares the engine, without HTTP, with {@link Floor}: the same rows with one commit a booking
 * and no row that two of them want. Both run in turn on the same database; what counts is the
 * ratio.
 *
 * <p>Arguments: seconds a round (5), rounds (3), in flight (128), events (1), seats (none). With
 * seats, halls of so many are compared with the same events without any: {@code 3 3 128 16 20000}
 * sells the best seats of sixteen large ones. On H2 files, and on the PostgreSQL that
 * MARQUEE_POSTGRES_URL names, or else an embedded one with its default durability.
 */
final class EngineBenchmark {

    /** As the services open their files: see DatabaseDefaults. */
    private static final String H2_OPTIONS =
            System.getProperty("h2.options", ";QUERY_CACHE_SIZE=20");

    private static final int QUOTA = 8;
    private static final int FLOOR_CONNECTIONS = 32;
    private static final int ROW = 100;

    /** One booking; false if it was refused. */
    private interface Seller {
        boolean sell(long event, int buyer, int quantity, String key);
    }

    /** What a round brought: bookings a second, and the latencies of all requests. */
    private record Round(double perSecond, long[] nanos) {

        String percentile(double share) {
            return String.format(
                    Locale.ROOT, "%.1f", nanos[(int) ((nanos.length - 1) * share)] / 1e6);
        }
    }

    private final Duration length;
    private final int rounds;
    private final int inFlight;
    private final int events;
    private final int seats;
    private final AtomicInteger buyers = new AtomicInteger();

    private EngineBenchmark(String[] args) {
        length = Duration.ofSeconds(argument(args, 0, 5));
        rounds = argument(args, 1, 3);
        inFlight = argument(args, 2, 128);
        events = argument(args, 3, 1);
        seats = argument(args, 4, 0);
    }

    private static int argument(String[] args, int n, int otherwise) {
        return args.length > n ? Integer.parseInt(args[n]) : otherwise;
    }

    public static void main(String[] args) throws IOException {
        var benchmark = new EngineBenchmark(args);
        var folder = Files.createTempDirectory("engine-benchmark");
        benchmark.run(
                "H2",
                "jdbc:h2:file:"
                        + folder
                        + "/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0"
                        + H2_OPTIONS);
        var postgres = System.getenv("MARQUEE_POSTGRES_URL");
        if (postgres != null) {
            benchmark.run("PostgreSQL", postgres);
            return;
        }
        try (var embedded =
                EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start()) {
            benchmark.run("PostgreSQL 18", embedded.getJdbcUrl("postgres", "postgres"));
        }
    }

    private void run(String name, String url) {
        System.out.printf(
                "%n%s, %d in flight, %d event(s), %d s a round%n",
                name, inFlight, events, length.toSeconds());
        System.out.printf(
                "round   %s/s  p50 ms  p99 ms |  %s/s  p50 ms  p99 ms | ratio%n",
                seats == 0 ? "floorN" : "no seats", seats == 0 ? "engine" : "seats");
        try (var office = BoxOffice.open(url)) {
            var floor = new Floor(office);
            Seller engine =
                    (event, buyer, quantity, key) ->
                            office.engine.book(
                                            Examples.purchase(
                                                    event,
                                                    email(buyer),
                                                    new RequestKey(key, "hash"),
                                                    new Line(null, quantity)))
                                    instanceof Verdict.Booked;
            Seller oneByOne =
                    (event, buyer, quantity, key) -> {
                        floor.sell(event, email(buyer), quantity, key);
                        return true;
                    };
            var base = seats == 0 ? oneByOne : engine;
            var threads = seats == 0 ? FLOOR_CONNECTIONS : inFlight;
            round(office, base, threads, 0);
            round(office, engine, inFlight, seats); // both discarded: warm-up
            var ratios = new double[rounds];
            for (int n = 0; n < rounds; n++) {
                var slow = round(office, base, threads, 0);
                var fast = round(office, engine, inFlight, seats);
                ratios[n] = fast.perSecond / slow.perSecond;
                System.out.printf(
                        Locale.ROOT,
                        "%5d  %9.0f  %6s  %6s | %9.0f  %6s  %6s | %5.2f%n",
                        n + 1,
                        slow.perSecond,
                        slow.percentile(0.5),
                        slow.percentile(0.99),
                        fast.perSecond,
                        fast.percentile(0.5),
                        fast.percentile(0.99),
                        ratios[n]);
            }
            Arrays.sort(ratios);
            System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios[rounds / 2]);
            floor.forget();
            Invariants.hold(office.jdbc);
        }
    }

    /** Sells from fresh events for a while; one buyer in ten comes a second time. */
    private Round round(BoxOffice office, Seller seller, int threads, int seats) {
        var fresh = new long[events];
        var rows = new String[(seats + ROW - 1) / ROW];
        Arrays.fill(rows, ".".repeat(ROW));
        for (int n = 0; n < events; n++)
            fresh[n] =
                    seats == 0
                            ? office.onSale(10_000_000, QUOTA)
                            : office.onSaleWithSeats(DrawnHall.json(rows), QUOTA);
        // The first booking of an event builds its hall, which is kept.
        for (var event : fresh) {
            var buyer = buyers.incrementAndGet();
            seller.sell(event, buyer, 1, "bench-first-" + buyer);
        }
        var booked = new AtomicLong();
        var nanos = new long[threads][];
        var end = System.nanoTime() + length.toNanos();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < threads; t++) {
                var thread = t;
                executor.execute(() -> nanos[thread] = sellUntil(end, fresh, seller, booked));
            }
        }
        var all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Round(booked.get() / (length.toMillis() / 1000.0), all);
    }

    private long[] sellUntil(long end, long[] events, Seller seller, AtomicLong booked) {
        var random = ThreadLocalRandom.current();
        var nanos = new long[1024];
        int n = 0;
        int buyer = buyers.incrementAndGet();
        long event = events[0];
        while (System.nanoTime() < end) {
            if (random.nextInt(10) != 0) {
                buyer = buyers.incrementAndGet();
                event = events[random.nextInt(events.length)];
            }
            var start = System.nanoTime();
            if (seller.sell(event, buyer, 1 + random.nextInt(4), "bench-" + buyer + "-" + n))
                booked.incrementAndGet();
            if (n == nanos.length) nanos = Arrays.copyOf(nanos, 2 * n);
            nanos[n++] = System.nanoTime() - start;
        }
        return Arrays.copyOf(nanos, n);
    }

    private static String email(int buyer) {
        return "buyer" + buyer + "@example.org";
    }
}
