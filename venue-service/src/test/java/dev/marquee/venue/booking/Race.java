package dev.marquee.venue.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.springframework.web.ErrorResponseException;

/** Many at once. */
final class Race {

    private Race() {}

    /** Starts everyone together and counts who was not refused. */
    static int of(int people, IntConsumer attempt) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, people)
                            .mapToObj(n ->
                                    pool.submit(() -> {
                                        start.await();
                                        try {
                                            attempt.accept(n);
                                            return 1;
                                        } catch (ErrorResponseException refused) {
                                            assertThat(refused.getStatusCode().value())
                                                    .isEqualTo(409);
                                            return 0;
                                        }
                                    }))
                            .toList();
            start.countDown();
            var winners = 0;
            for (var one : running) winners += one.get();
            return winners;
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
