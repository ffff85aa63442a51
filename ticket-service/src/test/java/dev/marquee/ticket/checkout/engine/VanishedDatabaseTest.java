package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.ticket.booking.BookingSettings;
import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Checkout.OutcomeUnknown;
import dev.marquee.ticket.checkout.Verdict.Booked;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The host of the database is gone in the middle of a sale, and no connection says so. */
class VanishedDatabaseTest {

    private static final int BUYERS = 16;
    private static final BookingSettings SETTINGS =
            new BookingSettings(2, 2048, 256, Duration.ofSeconds(4), false, null);

    /** What the gateway waits for an answer. */
    private static final Duration GATEWAY = Duration.ofSeconds(15);

    @Test
    void everybody_is_answered_in_time_and_the_sale_goes_on_when_it_is_back() throws Exception {
        var url = TestPostgres.newDatabase();
        var port = URI.create(url.substring("jdbc:".length())).getPort();
        try (var office = BoxOffice.open(url);
                var proxy = new SilentProxy(port);
                var replica =
                        BoxOffice.openBounded(
                                url.replace(":" + port + "/", ":" + proxy.port() + "/"), SETTINGS);
                var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var event = office.onSale(100_000, 100_000);
            var told = new AtomicInteger();
            var unknown = new AtomicInteger();
            var refused = new AtomicInteger();
            var over = new AtomicBoolean();
            var waits = new ConcurrentLinkedQueue<Duration>();
            for (var n = 0; n < BUYERS; n++) {
                var email = "buyer%d@example.org".formatted(n);
                buyers.submit(() -> {
                    while (!over.get()) {
                        var start = System.nanoTime();
                        try {
                            if (replica.book(event, email, 1) instanceof Booked)
                                told.incrementAndGet();
                        } catch (OutcomeUnknown e) {
                            unknown.incrementAndGet();
                        } catch (Checkout.Failed | Checkout.Busy e) {
                            refused.incrementAndGet();
                        }
                        waits.add(Duration.ofNanos(System.nanoTime() - start));
                    }
                });
            }
            await().until(() -> told.get() > 200);

            proxy.silence();
            await().until(() -> unknown.get() + refused.get() >= BUYERS);
            proxy.speak();
            var before = told.get();
            await().until(() -> told.get() > before + 200);
            over.set(true);
            await().until(() -> replica.engine.waiting() == 0 && office.live(event) >= told.get());

            assertThat(waits).allMatch(wait -> wait.compareTo(GATEWAY) < 0);
            assertThat(office.live(event)).isBetween(told.get(), told.get() + unknown.get());
            Invariants.hold(office.jdbc);
        }
    }
}
