package dev.marquee.venue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A venue as callers see it.
 *
 * @param status booked while somebody has it, at this moment
 * @param version its ETag
 */
@Schema(name = "Venue")
record VenueView(
        @Schema(example = "5") long id,
        @Schema(
                        description =
                                "The account that may change it, for that account and administrators; null for everybody else, and where only administrators may change it",
                        example = "2")
                @Nullable Long ownerId,
        @Schema(example = "Harbour Hall") String name,
        @Schema(example = "Concert hall") String type,
        @Schema(example = "250") int capacity,
        @Schema(example = "Doca de Santo Amaro 2, Lisbon") String address,
        @Schema(description = "For each hour begun", example = "140.00") String pricePerHour,
        @Schema(description = "ISO 4217", example = "EUR") String currency,
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Schema(description = "booked while somebody has it, at this moment") Status status,
        @JsonIgnore long version) {

    static VenueView of(Venue venue, boolean booked) {
        var details = venue.details();
        return new VenueView(
                venue.id(),
                venue.ownerId(),
                details.name(),
                details.type(),
                details.capacity(),
                details.address(),
                details.price().amount(),
                details.price().currency(),
                details.timeZone().getId(),
                booked ? Status.BOOKED : Status.AVAILABLE,
                venue.version());
    }

    /** Without its owner, unless that is the caller's business: who runs a place is not public. */
    VenueView seenBy(Optional<Caller> caller) {
        return caller.filter(this::isChangedBy).isPresent()
                ? this
                : new VenueView(
                        id,
                        null,
                        name,
                        type,
                        capacity,
                        address,
                        pricePerHour,
                        currency,
                        timeZone,
                        status,
                        version);
    }

    /** Whether somebody may change it. */
    boolean isChangedBy(Caller caller) {
        return caller.has("ADMIN") || ownerId != null && ownerId == caller.id();
    }

    enum Status {
        AVAILABLE,
        BOOKED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
