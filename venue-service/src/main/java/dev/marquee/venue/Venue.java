package dev.marquee.venue;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A place that can be hired for events.
 *
 * @param type theatre, hall, open air …: any word
 * @param capacity how many people it holds
 * @param pricePerHourMinor in the currency's smallest unit
 * @param currency ISO 4217
 * @param timeZone where its clock stands
 * @param version goes up with every change; none before it is stored
 */
public record Venue(
        @Id @Nullable Long id,
        String name,
        String type,
        int capacity,
        String address,
        long pricePerHourMinor,
        String currency,
        String timeZone,
        @Version @Nullable Long version) {

    /** These words about the venue that is stored. */
    Venue insteadOf(Venue stored) {
        return new Venue(
                stored.id,
                name,
                type,
                capacity,
                address,
                pricePerHourMinor,
                currency,
                timeZone,
                stored.version);
    }

    /** Where its clock stands. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
