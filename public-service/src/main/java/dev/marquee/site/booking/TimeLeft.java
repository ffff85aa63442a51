package dev.marquee.site.booking;

import dev.marquee.site.client.Booking;
import dev.marquee.site.wording.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How long tickets are held for a buyer who has not paid.
 *
 * @param now the server's time, for a script that counts on from there
 * @param until the end, for that script
 * @param end the same for readers
 * @param clock what is left, such as 9:59
 * @param distant whether that is hours or days
 */
public record TimeLeft(String now, String until, EventTime end, String clock, boolean distant) {

    /** From then on a day is said as well, and nobody counts minutes. */
    private static final Duration DISTANT = Duration.ofHours(3);

    /** Of a booking that is held until a moment. */
    public static TimeLeft of(Booking booking, Instant until, Instant now, Locale locale) {
        var left = Duration.between(now, until);
        if (left.isNegative()) left = Duration.ZERO;
        return new TimeLeft(
                now.toString(),
                until.toString(),
                EventTime.of(until, null, booking.timeZone(), locale),
                "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart()),
                left.compareTo(DISTANT) > 0);
    }
}
