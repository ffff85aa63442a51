package dev.marquee.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkPaceTest {

    private static final LinkPace PACE =
            new LinkPace(3, Duration.ofMinutes(5), Duration.ofHours(1));

    @Test
    void three_go_out_at_once_and_then_each_after_a_pause_that_doubles_up_to_an_hour() {
        var now = Instant.parse("2026-11-25T12:00:00Z");
        var mailed = new ArrayList<Instant>();
        for (var minutes : List.of(0, 0, 0, 5, 10, 20, 40, 60, 60)) {
            if (minutes > 0)
                assertThat(
                                PACE.allows(
                                        mailed,
                                        now.plus(Duration.ofMinutes(minutes).minusMillis(1))))
                        .as("after %d, %d minutes", mailed.size(), minutes)
                        .isFalse();
            now = now.plus(Duration.ofMinutes(minutes));
            assertThat(PACE.allows(mailed, now)).isTrue();
            mailed.add(now);
        }
    }
}
