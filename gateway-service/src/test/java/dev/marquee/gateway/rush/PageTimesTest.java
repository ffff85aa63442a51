package dev.marquee.gateway.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One run says how long a page takes with and without the rush. */
class PageTimesTest {

    @Test
    void a_page_is_timed_before_during_and_after() throws Exception {
        var status = new AtomicInteger(200);
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext(
                "/e/EV01",
                exchange -> {
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        server.start();
        try {
            var page = "http://localhost:" + server.getAddress().getPort() + "/e/EV01";
            var times = new PageTimes(URI.create(page), Duration.ofMillis(300));
            times.measureBefore();
            assertThat(times.result().before()).isPositive();
            assertThat(times.result().ratio()).isZero();
            var measuring = Thread.ofVirtual().start(times::measureUntilItIsQuiet);
            await().until(() -> times.result().during() > 0);
            assertThat(times.result().failed()).isZero();
            status.set(503);
            await().until(() -> times.result().failed() > 0);
            times.rushIsOver();
            measuring.join();
            var result = times.result();
            assertThat(result.after()).isPositive();
            assertThat(result.ratio())
                    .isEqualTo(result.during() / Math.min(result.before(), result.after()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void percentiles_are_of_what_was_measured() {
        var nanos = LongStream.rangeClosed(1, 100).mapToObj(n -> n * 1_000_000).toList();
        assertThat(PageTimes.millis(nanos, 50)).isEqualTo(51);
        assertThat(PageTimes.millis(nanos, 99)).isEqualTo(100);
        assertThat(PageTimes.millis(List.of(), 50)).isZero();
    }
}
