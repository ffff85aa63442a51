package dev.marquee.report.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service told at once.
 *
 * @param batch its id: what has the same is told again; null for what may only hold facts
 */
record Arrivals(@Nullable String batch, List<Told> facts, List<Step> steps, List<LeftOut> leftOut) {

    /** Without an id. */
    Arrivals(List<Told> facts, List<Step> steps, List<LeftOut> leftOut) {
        this(null, facts, steps, leftOut);
    }

    /**
     * A fact as it was told.
     *
     * @param zone of its event; null if the sender does not know
     * @param toldAt when the sender said so: the zone that was said last counts
     */
    record Told(Fact fact, @Nullable ZoneId zone, Instant toldAt) {}

    /**
     * A step of somebody of whom nothing is known but a hash of the day.
     *
     * @param furthest 1 looked, 2 chose, 3 held, 4 booked
     * @param source where from; empty for nowhere
     */
    record Step(Instant at, long organizer, long event, long hash, int furthest, String source) {}

    /**
     * How often something was not counted.
     *
     * @param day of the installation's zone
     */
    record LeftOut(LocalDate day, String what, String reason, long n) {}
}
