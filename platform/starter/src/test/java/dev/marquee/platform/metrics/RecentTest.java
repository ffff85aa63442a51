package dev.marquee.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {

    @Test
    void several_gauges_ask_once() {
        var asked = new AtomicInteger();
        var recent = new Recent<>("things", asked::incrementAndGet);
        assertThat(asked).hasValue(0);
        assertThat(recent.get(n -> n)).isEqualTo(1);
        assertThat(recent.get(n -> n * 10.0)).isEqualTo(10);
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_fails_is_no_number_and_is_not_asked_again_at_once() {
        var asked = new AtomicInteger();
        var recent =
                new Recent<Integer>(
                        "things",
                        () -> {
                            asked.incrementAndGet();
                            throw new IllegalStateException("away");
                        });
        assertThat(recent.get(n -> n)).isNaN();
        assertThat(recent.get(n -> n)).isNaN();
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_takes_long_is_no_number_yet_and_one_question_is_under_way() {
        var asked = new AtomicInteger();
        var answered = new CountDownLatch(1);
        var recent =
                new Recent<>(
                        "things",
                        () -> {
                            try {
                                answered.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return asked.incrementAndGet();
                        });
        assertThat(recent.get(n -> n)).isNaN();
        assertThat(recent.get(n -> n)).isNaN();
        answered.countDown();
        assertThat(recent.get(n -> n)).isEqualTo(1);
        assertThat(asked).hasValue(1);
    }
}
