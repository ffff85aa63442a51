package dev.marquee.notification.webhook.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: after 10 s, 30 s, 1½ min, 4½ min … and at last every four hours, each a fifth
 * earlier or later, so that those who failed together do not come back together.
 */
final class Backoff {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final double SPREAD = 0.2;

    private Backoff() {}

    /**
     * The next attempt, or null where that would be too late.
     *
     * @param wanted how long the receiver asked to be left alone, if it did
     */
    static @Nullable Instant next(
            Instant queuedAt, Instant giveUpAt, Instant now, @Nullable Duration wanted) {
        var wait = spread(within(Duration.between(queuedAt, now).multipliedBy(2)));
        if (wanted != null && wanted.compareTo(wait) > 0) wait = within(wanted);
        var next = now.plus(wait);
        return next.isAfter(giveUpAt) ? null : next;
    }

    private static Duration within(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) return SHORTEST;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration spread(Duration wait) {
        var factor = ThreadLocalRandom.current().nextDouble(1 - SPREAD, 1 + SPREAD);
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }
}
