package dev.marquee.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Goes on by itself, and can be moved on for a test that has no time to wait. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stoppedAt;

    public void pass(Duration time) {
        ahead = ahead.plus(time);
        var stopped = stoppedAt;
        if (stopped != null) stoppedAt = stopped.plus(time);
    }

    /** Stands still, but for {@link #pass}, until it {@link #goesOn}. */
    public void stop() {
        stoppedAt = instant();
    }

    public void goesOn() {
        stoppedAt = null;
    }

    @Override
    public Instant instant() {
        var stopped = stoppedAt;
        return stopped != null ? stopped : Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
