package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Money;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A place that can be hired for events.
 *
 * @param ownerId the account that added it and, beside administrators, changes it; null where
 *     nobody is known
 * @param type theatre, hall, open air …: any word
 * @param capacity how many people it holds
 * @param pricePerHourMinor in the currency's smallest unit
 * @param currency ISO 4217
 * @param timeZone where its clock stands
 * @param version goes up with every change; none before it is stored
 */
public record Venue(
        @Id @Nullable Long id,
        @Nullable Long ownerId,
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
                stored.ownerId,
                name,
                type,
                capacity,
                address,
                pricePerHourMinor,
                currency,
                timeZone,
                stored.version);
    }

    /** The same, added by somebody. */
    Venue ownedBy(Caller caller) {
        return new Venue(
                id,
                caller.id(),
                name,
                type,
                capacity,
                address,
                pricePerHourMinor,
                currency,
                timeZone,
                version);
    }

    /** Whether somebody may change it. */
    boolean isChangedBy(Caller caller) {
        return caller.has("ADMIN") || ownerId != null && ownerId == caller.id();
    }

    /** What the other says differently, for the audit trail: "capacity 90 → 120, …". */
    String changesTo(Venue other) {
        return Stream.of(
                        change("price", price(), other.price()),
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

    private String price() {
        return Money.text(pricePerHourMinor, currency) + " " + currency + " an hour";
    }

    /** Where its clock stands. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
