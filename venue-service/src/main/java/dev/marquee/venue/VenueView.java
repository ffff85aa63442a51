package dev.marquee.venue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A venue as callers see it.
 *
 * @param status booked while somebody has it, at this moment
 */
record VenueView(
        long id,
        String name,
        String type,
        int capacity,
        String address,
        String pricePerHour,
        String currency,
        Status status) {

    enum Status {
        AVAILABLE,
        BOOKED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
