package dev.marquee.gateway.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many were really let in of late, from how many were by now. */
class Pace {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(15);

    private record Sample(Instant at, long admitted) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    synchronized void sample(Instant now, long admitted) {
        samples.addLast(new Sample(now, admitted));
        while (samples.size() > 2
                && Duration.between(samples.getFirst().at(), now).compareTo(WINDOW) > 0)
            samples.removeFirst();
    }

    /**
     * How many within a minute.
     *
     * @param planned what is said until enough was seen
     */
    synchronized long perMinute(int planned) {
        if (samples.size() < 2) return planned;
        var first = samples.getFirst();
        var last = samples.getLast();
        var time = Duration.between(first.at(), last.at());
        if (time.compareTo(SHORTEST) < 0) return planned;
        return (last.admitted() - first.admitted()) * 60_000 / time.toMillis();
    }
}
