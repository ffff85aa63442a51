package dev.marquee.site.visit;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.site.visit.Figures.LeftOut;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Visits on their way to report-service. No page waits for it: what is too much is dropped, the
 * oldest first, and counted.
 */
class VisitQueue {

    static final int MOST = 10_000;
    static final int BATCH = 200;

    private record Why(LocalDate day, String what, String reason) {}

    private final ArrayDeque<Visit> waiting = new ArrayDeque<>();
    private final Map<Why, Long> leftOut = new HashMap<>();
    private final ZoneId house;
    private final Clock clock;

    VisitQueue(HouseZone house, Clock clock) {
        this.house = house.zone();
        this.clock = clock;
    }

    synchronized void add(Visit visit) {
        while (waiting.size() >= MOST) {
            waiting.removeFirst();
            leaveOut("dropped", "memory");
        }
        waiting.addLast(visit);
    }

    void filtered(String reason) {
        leaveOut("filtered", reason);
    }

    /** So many were not taken. */
    void refused(int n) {
        if (n > 0) leaveOut("dropped", "refused", n);
    }

    private void leaveOut(String what, String reason) {
        leaveOut(what, reason, 1);
    }

    private synchronized void leaveOut(String what, String reason, long n) {
        leftOut.merge(
                new Why(clock.instant().atZone(house).toLocalDate(), what, reason), n, Long::sum);
    }

    /** Takes the next of them. */
    synchronized List<Visit> next() {
        var next = new ArrayList<Visit>();
        while (next.size() < BATCH && !waiting.isEmpty()) next.add(waiting.removeFirst());
        return next;
    }

    /** Takes what was not counted since. */
    synchronized List<LeftOut> leftOut() {
        var left = new ArrayList<LeftOut>();
        leftOut.forEach((why, n) -> left.add(new LeftOut(why.day, why.what, why.reason, n)));
        leftOut.clear();
        return left;
    }
}
