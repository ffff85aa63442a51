package dev.marquee.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.gateway.room.PlaceTable.Arrival;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other services take as long as they like: people are let in meanwhile. */
class RoomTickerTest {

    @TempDir Path data;

    @Test
    void people_are_let_in_while_no_other_service_answers() {
        var answered = new CountDownLatch(1);
        var asked = new AtomicInteger();
        try (var gateway = new OneGateway(data, true)) {
            gateway.decided = () -> List.of(OneGateway.terms(7, false));
            gateway.decisions.listen();
            gateway.decided = slow(answered, asked, List.of(OneGateway.terms(7, false)));
            gateway.stock = slow(answered, asked, gateway.stock.get());
            gateway.ticker.start();
            try {
                await().untilAsserted(() -> assertThat(asked).hasValueGreaterThanOrEqualTo(2));
                gateway.places.join(7, List.of(new Arrival("a", "net")), 50, OneGateway.NOW);
                await().until(() ->
                        gateway.places.find(7, "a").orElseThrow().state() == PlaceState.CALLED);
                assertThat(answered.getCount()).as("both still wait").isEqualTo(1);
            } finally {
                answered.countDown();
            }
        }
    }

    private static <T> Supplier<T> slow(CountDownLatch answered, AtomicInteger asked, T answer) {
        return () -> {
            asked.incrementAndGet();
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answer;
        };
    }
}
