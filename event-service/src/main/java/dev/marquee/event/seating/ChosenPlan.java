package dev.marquee.event.seating;

/**
 * A seat plan of venue-service, in one of its versions. Versions never change.
 *
 * @param planVersion from 1 on
 */
public record ChosenPlan(long planId, int planVersion) {

    public ChosenPlan {
        if (planVersion < 1) throw new IllegalArgumentException("versions begin with 1");
    }
}
