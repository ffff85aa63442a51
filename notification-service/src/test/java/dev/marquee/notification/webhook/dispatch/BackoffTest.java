package dev.marquee.notification.webhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));

    /** A receiver that is down for a day is asked a dozen times, and not a thousand. */
    @RepeatedTest(20)
    void the_waits_grow_until_the_day_is_over() {
        var now = START;
        var attempts = 1;
        var longest = Duration.ZERO;
        for (var next = Dispatcher.BACKOFF.next(START, END, now, null);
                next != null;
                next = Dispatcher.BACKOFF.next(START, END, now, null)) {
            assertThat(next).isAfterOrEqualTo(now.plusSeconds(8)).isBeforeOrEqualTo(END);
            longest = Duration.between(now, next);
            assertThat(longest).isLessThanOrEqualTo(Duration.ofHours(5));
            now = next;
            attempts++;
        }
        assertThat(attempts).isBetween(10, 18);
        assertThat(Duration.between(now, END)).isLessThan(Duration.ofHours(5));
    }

    @Test
    void those_who_failed_together_do_not_come_back_together() {
        var now = START.plusSeconds(600);
        var times = new java.util.HashSet<Instant>();
        for (int n = 0; n < 20; n++) times.add(Dispatcher.BACKOFF.next(START, END, now, null));
        assertThat(times).hasSizeGreaterThan(10);
    }

    @Test
    void who_asks_to_be_left_alone_is_for_a_while() {
        assertThat(Dispatcher.BACKOFF.next(START, END, START, Duration.ofMinutes(30)))
                .isEqualTo(START.plus(Duration.ofMinutes(30)));
        assertThat(Dispatcher.BACKOFF.next(START, END, START, Duration.ofDays(300)))
                .isEqualTo(START.plus(Duration.ofHours(4)));
        assertThat(Dispatcher.BACKOFF.next(START, END, START, Duration.ZERO))
                .isAfter(START.plusSeconds(7));
    }
}
