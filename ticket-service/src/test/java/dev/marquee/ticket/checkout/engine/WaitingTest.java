package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a buyer waits for. */
class WaitingTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void an_answer_is_given_when_nothing_of_its_request_is_under_way_any_more() {
        var goOn = new CountDownLatch(1);
        var waiting = new Waiting(Examples.purchase(1, "ana@example.org", 1), () -> await(goOn));
        var verdict = new Verdict.KeyReused();
        var lane = CompletableFuture.runAsync(() -> waiting.answer(verdict));

        assertThatThrownBy(() -> waiting.await(SHORT, SHORT))
                .isInstanceOf(Checkout.OutcomeUnknown.class);
        goOn.countDown();

        assertThat(waiting.await(LONG, LONG)).isSameAs(verdict);
        lane.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
