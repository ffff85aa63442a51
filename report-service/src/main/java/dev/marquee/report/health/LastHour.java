package dev.marquee.report.health;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the charts show: a figure for each of the last 60 minutes, in memory. */
@Component
class LastHour {

    /**
     * A minute that ended; what is not known is 0.
     *
     * @param longestWait of a request in the queue, in milliseconds
     * @param oldestMessage in seconds
     */
    record Minute(
            Instant at, long bookings, long longestWait, long mailsWaiting, long oldestMessage) {}

    private static final int MINUTES = 60;

    private final Deque<Minute> minutes = new ArrayDeque<>();
    private double bookedBefore = Double.NaN;

    /** Notes the minute that ends now. */
    synchronized void add(SuiteHealth now) {
        minutes.addLast(
                new Minute(
                        now.at(),
                        bookedSince(now),
                        Math.round(1000 * now.tickets().longest("marquee.booking.wait").orElse(0)),
                        Math.round(now.mailsWaiting().orElse(0)),
                        Math.round(now.oldestMessage().orElse(0))));
        if (minutes.size() > MINUTES) minutes.removeFirst();
    }

    /** A count that is lower than before began anew. */
    private long bookedSince(SuiteHealth now) {
        var booked = now.booked().orElse(Double.NaN);
        var before = bookedBefore;
        bookedBefore = booked;
        if (Double.isNaN(booked) || Double.isNaN(before)) return 0;
        return Math.round(booked >= before ? booked - before : booked);
    }

    /** The oldest first. */
    synchronized List<Minute> minutes() {
        return new ArrayList<>(minutes);
    }
}
