package dev.marquee.venue;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said about a venue.
 *
 * @param type theatre, hall, open air …: any word
 * @param capacity how many people it holds
 * @param price for every hour begun
 * @param timeZone where its clock stands
 */
@Embeddable
record VenueDetails(
        String name,
        String type,
        int capacity,
        String address,
        @Embedded
                @AttributeOverride(name = "minor", column = @Column(name = "price_per_hour_minor"))
                Price price,
        ZoneId timeZone) {

    /** What the other says differently, for the audit trail: "capacity 90 → 120, …". */
    String changesTo(VenueDetails other) {
        return Stream.of(
                        change("price", hourly(price), hourly(other.price)),
                        change("capacity", capacity, other.capacity),
                        change("name", name, other.name),
                        change("type", type, other.type),
                        change("address", address, other.address),
                        change("time zone", timeZone, other.timeZone))
                .filter(change -> !change.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String change(String field, Object before, Object after) {
        return before.equals(after) ? "" : field + " " + before + " → " + after;
    }

    private static String hourly(Price price) {
        return price.text() + " an hour";
    }
}
