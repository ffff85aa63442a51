package dev.marquee.event.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser says about an event, already checked.
 *
 * @param category one of the categories
 * @param endsAt after the start, or unknown
 * @param timeZone the zone in which buyers read its times
 * @param venueId a venue of venue-service
 * @param location the place in words; buyers read this
 * @param customerId who commissioned it
 * @param currency ISO 4217
 * @param quota how many live tickets one buyer may have
 */
record EventDetails(
        String name,
        @Nullable String description,
        String category,
        Instant startsAt,
        @Nullable Instant endsAt,
        String timeZone,
        @Nullable Long venueId,
        @Nullable String location,
        @Nullable Long customerId,
        String currency,
        int quota) {

    EventDetails {
        if (endsAt != null && !endsAt.isAfter(startsAt))
            throw new IllegalArgumentException("an event ends after it starts");
    }

    /** The day it starts on, where it takes place. */
    LocalDate startsOn() {
        return startsAt.atZone(ZoneId.of(timeZone)).toLocalDate();
    }

    EventDetails at(String place) {
        return new EventDetails(
                name,
                description,
                category,
                startsAt,
                endsAt,
                timeZone,
                venueId,
                place,
                customerId,
                currency,
                quota);
    }
}
