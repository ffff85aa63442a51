package dev.marquee.ticket.entry;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a scan happened, by the clock here.
 *
 * @param deviceTime what the phone's clock said then
 * @param sentAt what it said when the scan was sent
 * @param receivedAt when the scan came here
 * @param happenedAt when it was; never after it was received
 * @param uncertain how wrong that may be
 */
record ScanTime(
        @Nullable Instant deviceTime,
        @Nullable Instant sentAt,
        Instant receivedAt,
        Instant happenedAt,
        Duration uncertain) {

    /** For how long what is sent may be under way, where nobody has measured it. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    /** A phone's clock that was compared is still no better than this. */
    private static final Duration CLOCK = Duration.ofMillis(250);

    /** What is answered while somebody waits happened now. */
    static ScanTime now(
            @Nullable Instant deviceTime, @Nullable Instant sentAt, Instant receivedAt) {
        return new ScanTime(deviceTime, sentAt, receivedAt, receivedAt, Duration.ZERO);
    }

    /**
     * What is sent later. How far the phone's clock was off, the phone has measured when it last
     * heard from here before the scan; else what it says when it sends tells, since then the clock
     * cannot have been changed in between.
     *
     * @param offset phone's clock minus the clock here; null if it was not measured
     * @param offsetError half the round trip of that measurement; null if it is not known
     */
    static ScanTime sentLater(
            @Nullable Instant deviceTime,
            @Nullable Instant sentAt,
            Instant receivedAt,
            @Nullable Duration offset,
            @Nullable Duration offsetError) {
        if (deviceTime == null)
            return new ScanTime(null, sentAt, receivedAt, receivedAt, Duration.ofHours(12));
        Instant happened;
        Duration uncertain;
        if (offset != null) {
            happened = deviceTime.minus(offset);
            uncertain = CLOCK.plus(offsetError == null ? UNDER_WAY : offsetError.abs());
        } else if (sentAt != null) {
            happened = deviceTime.minus(Duration.between(receivedAt, sentAt));
            uncertain = CLOCK.plus(UNDER_WAY);
        } else {
            happened = deviceTime;
            uncertain = Duration.ofHours(12);
        }
        return new ScanTime(
                deviceTime,
                sentAt,
                receivedAt,
                happened.isAfter(receivedAt) ? receivedAt : happened,
                uncertain);
    }
}
