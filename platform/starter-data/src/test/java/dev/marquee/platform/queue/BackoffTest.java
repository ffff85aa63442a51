package dev.marquee.platform.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "8, 256", "9, 300", "1000000, 300"})
    void each_wait_is_twice_the_one_before_up_to_the_longest(int failures, long seconds) {
        assertThat(new Backoff(SECOND, 2, LONGEST, 0).after(failures)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "3, 6"})
    void counted_by_time_the_waits_are_those_counted_by_failures(int factor, int failures) {
        var backoff = new Backoff(SECOND, factor, Duration.ofDays(1), 0);
        var tried = Duration.ZERO;
        for (var n = 0; n < failures; n++) {
            assertThat(backoff.afterTrying(tried)).isEqualTo(backoff.after(n));
            tried = tried.plus(backoff.after(n));
        }
    }

    @Test
    void who_failed_together_does_not_come_back_together() {
        var waits = new HashSet<Duration>();
        for (var n = 0; n < 50; n++)
            waits.add(new Backoff(Duration.ofMinutes(1), 2, LONGEST, 0.2).after(0));
        assertThat(waits).hasSizeGreaterThan(40);
        assertThat(waits)
                .allSatisfy(wait ->
                        assertThat(wait).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72)));
    }
}
