package dev.marquee.ticket.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.marquee.ticket.MovableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Three a minute, and six an hour. */
class AccountPaceTest {

    private final MovableClock clock = new MovableClock();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final AccountPace pace = new AccountPace(new AccountPaceSettings(3, 2), clock, metrics);

    @Test
    void an_account_books_some_times_at_once_and_is_then_asked_to_wait() {
        book(1, 3);

        assertThat(waitOf(1)).isBetween(1L, 20L);
        assertThat(
                        metrics.get("marquee.limit.refusals")
                                .tag("limit", "booking-account")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void who_waited_as_told_may_go_on() {
        book(1, 3);
        clock.pass(Duration.ofSeconds(waitOf(1)));

        book(1, 1);
    }

    @Test
    void who_keeps_coming_waits_longer() {
        book(1, 3);
        var first = waitOf(1);
        clock.pass(Duration.ofMinutes(1));
        book(1, 3);

        assertThat(waitOf(1)).isGreaterThan(first * 10);
    }

    @Test
    void others_do_not_wait_for_one_who_comes_too_often() {
        book(1, 3);
        waitOf(1);

        book(2, 3);
    }

    @Test
    void zero_is_no_limit() {
        var none = new AccountPace(new AccountPaceSettings(0, 2), clock, metrics);
        for (var n = 0; n < 1000; n++) none.take(1);
    }

    private void book(long account, int times) {
        for (var n = 0; n < times; n++)
            assertThatCode(() -> pace.take(account)).doesNotThrowAnyException();
    }

    private long waitOf(long account) {
        var refused = catchThrowableOfType(ErrorResponseException.class, () -> pace.take(account));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        return Long.parseLong(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
    }
}
