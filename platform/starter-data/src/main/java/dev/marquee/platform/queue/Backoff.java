package dev.marquee.platform.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try.
 *
 * @param factor each wait is so many times the one before, up to the longest
 * @param jitter the part by which a wait is made shorter or longer at random, so that those who
 *     failed together do not come back together
 */
public record Backoff(Duration first, int factor, Duration longest, double jitter) {

    private static final int ENOUGH = 20;

    /** After a failure that so many others went before. */
    public Duration after(int failures) {
        var wait = first.multipliedBy((long) Math.pow(factor, Math.min(failures, ENOUGH)));
        return spread(atMostLongest(wait));
    }

    /** The same by time: for who has been tried for so long already. */
    public Duration afterTrying(Duration time) {
        var tried = time.isNegative() ? Duration.ZERO : time;
        return spread(atMostLongest(first.plus(tried.multipliedBy(factor - 1L))));
    }

    /**
     * The next try, or null where that would be too late.
     *
     * @param since the first try
     * @param wanted how long the other side asked to be left alone, if it did; up to the longest
     */
    public @Nullable Instant next(
            Instant since, Instant giveUpAt, Instant now, @Nullable Duration wanted) {
        var wait = afterTrying(Duration.between(since, now));
        if (wanted != null && wanted.compareTo(wait) > 0) wait = atMostLongest(wanted);
        var next = now.plus(wait);
        return next.isAfter(giveUpAt) ? null : next;
    }

    private Duration atMostLongest(Duration wait) {
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private Duration spread(Duration wait) {
        if (jitter == 0) return wait;
        var part = ThreadLocalRandom.current().nextDouble(1 - jitter, 1 + jitter);
        return Duration.ofMillis(Math.round(wait.toMillis() * part));
    }
}
