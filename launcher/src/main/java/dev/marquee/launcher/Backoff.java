package dev.marquee.launcher;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before a process is started again: 1 s, 2 s, 4 s … a minute; and after ten
 * failures in a row not at all. What ran for a minute has started. The script {@code run} keeps the
 * same times.
 */
final class Backoff {

    private static final int ATTEMPTS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private int failures;

    /**
     * @param ran how long the process ran that has just ended
     * @return empty if it is to be given up
     */
    Optional<Duration> after(Duration ran) {
        if (ran.compareTo(LONGEST) >= 0) failures = 0;
        failures++;
        if (failures > ATTEMPTS) return Optional.empty();
        var pause = Duration.ofSeconds(1L << (failures - 1));
        return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
