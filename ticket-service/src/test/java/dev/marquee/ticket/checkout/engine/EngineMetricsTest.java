package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Verdict;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine counts, and that counting never costs a booking. */
class EngineMetricsTest {

    @TempDir Path folder;

    private BoxOffice open(MeterRegistry metrics) {
        return BoxOffice.openCounted(
                "jdbc:h2:file:%s/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0"
                        .formatted(folder),
                metrics);
    }

    private static Verdict book(BoxOffice office, long event, int quantity) {
        return office.engine.book(
                Examples.purchase(event, "ana@example.org", null, new Line(null, quantity)));
    }

    private static double results(MeterRegistry metrics, String result) {
        return metrics.get("marquee.bookings").tag("result", result).counter().count();
    }

    @Test
    void bookings_refusals_batches_and_waits_are_counted() {
        var metrics = new SimpleMeterRegistry();
        try (var office = open(metrics)) {
            var event = office.onSale(3, 2);
            assertThat(book(office, event, 2)).isInstanceOf(Verdict.Booked.class);
            assertThat(book(office, event, 1)).isInstanceOf(Verdict.Refused.class);
            assertThat(book(office, office.onSale(1, 2), 2)).isInstanceOf(Verdict.Refused.class);
            office.engine.stop(); // what a lane counts after its last answer is counted now
        }
        assertThat(results(metrics, "booked")).isEqualTo(1);
        assertThat(results(metrics, "refused")).isEqualTo(2);
        assertThat(metrics.get("marquee.booking.tickets").counter().count()).isEqualTo(2);
        for (var reason : new String[] {"quota_exceeded", "sold_out"})
            assertThat(
                            metrics.get("marquee.booking.refusals")
                                    .tag("reason", reason)
                                    .counter()
                                    .count())
                    .as(reason)
                    .isEqualTo(1);
        assertThat(metrics.get("marquee.booking.batch.size").summary().totalAmount()).isEqualTo(3);
        assertThat(metrics.get("marquee.booking.batch").timer().count()).isEqualTo(3);
        assertThat(metrics.get("marquee.booking.wait").timer().count()).isEqualTo(3);
        assertThat(metrics.get("marquee.booking.queue").gauges()).hasSize(2);
    }

    @Test
    void a_request_that_nobody_takes_is_busy() {
        var metrics = new SimpleMeterRegistry();
        try (var office = open(metrics)) {
            var event = office.onSale(3, 2);
            office.engine.stop();
            assertThat(catchThrowable(() -> book(office, event, 1)))
                    .isInstanceOf(Checkout.Busy.class);
        }
        assertThat(results(metrics, "busy")).isEqualTo(1);
    }

    @Test
    void a_failure_to_count_neither_fails_a_booking_nor_books_it_again() {
        var broken =
                new SimpleMeterRegistry(SimpleConfig.DEFAULT, Clock.SYSTEM) {
                    @Override
                    protected Counter newCounter(Meter.Id id) {
                        return new CumulativeCounter(id) {
                            @Override
                            public void increment(double amount) {
                                throw new AssertionError("cannot count");
                            }
                        };
                    }
                };
        try (var office = open(broken)) {
            var event = office.onSale(10, 10);
            for (int n = 1; n <= 3; n++) {
                assertThat(book(office, event, 1)).isInstanceOf(Verdict.Booked.class);
                assertThat(
                                office.jdbc.queryForObject(
                                        "select sold from inventory where event_id = ?",
                                        Integer.class,
                                        event))
                        .isEqualTo(n);
            }
        }
    }
}
