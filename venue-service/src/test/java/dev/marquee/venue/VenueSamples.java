package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import java.time.ZoneId;
import java.util.Set;

/** Venues to test with. */
public final class VenueSamples {

    /** Who owns them. */
    static final Caller OWNER = new Caller(2, "Ana", "ana@example.org", true, Set.of("ORGANIZER"));

    private VenueSamples() {}

    /** The Cellar of account 2, in Lisbon. */
    public static Venue cellar(long pricePerHourMinor) {
        return new Venue(
                2L,
                new VenueDetails(
                        "The Cellar",
                        "Club",
                        90,
                        "Rua da Bica 21",
                        new Price(pricePerHourMinor, "EUR"),
                        ZoneId.of("Europe/Lisbon")));
    }

    /** A venue whose clock shows UTC. */
    static VenueDetails details(
            String name, String type, int capacity, String address, long pricePerHourMinor) {
        return details(name, type, capacity, address, pricePerHourMinor, "UTC");
    }

    static VenueDetails details(
            String name,
            String type,
            int capacity,
            String address,
            long pricePerHourMinor,
            String zone) {
        return new VenueDetails(
                name,
                type,
                capacity,
                address,
                new Price(pricePerHourMinor, "EUR"),
                ZoneId.of(zone));
    }
}
