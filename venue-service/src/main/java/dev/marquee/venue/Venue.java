package dev.marquee.venue;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A place that can be hired for events.
 *
 * @param type theatre, hall, open air …: any word
 * @param capacity how many people it holds
 * @param pricePerHourMinor in the currency's smallest unit
 * @param currency ISO 4217
 */
record Venue(
        @Id @Nullable Long id,
        String name,
        String type,
        int capacity,
        String address,
        long pricePerHourMinor,
        String currency) {

    Venue withId(long other) {
        return new Venue(other, name, type, capacity, address, pricePerHourMinor, currency);
    }
}
