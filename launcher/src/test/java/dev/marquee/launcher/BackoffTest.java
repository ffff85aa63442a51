package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    @Test
    void the_pause_grows_to_a_minute_and_after_ten_in_a_row_it_is_enough() {
        var backoff = new Backoff();
        var pauses = IntStream.range(0, 10).mapToObj(i -> backoff.after(AT_ONCE).orElseThrow());
        assertThat(pauses.map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
        assertThat(backoff.after(AT_ONCE)).isEmpty();
    }

    @Test
    void what_ran_for_a_minute_begins_anew() {
        var backoff = new Backoff();
        for (var i = 0; i < 9; i++) backoff.after(AT_ONCE);
        assertThat(backoff.after(Duration.ofMinutes(1))).hasValue(Duration.ofSeconds(1));
    }
}
