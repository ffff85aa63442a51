package dev.marquee.venue.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hire as its caller may see it: of somebody else's, only when the venue is taken.
 *
 * @param price what was agreed when it was hired
 * @param changeable whether the caller may change it here; an event's is changed through the event
 */
@Schema(name = "Hire")
record BookingView(
        @Schema(description = "null for somebody else's", example = "31") @Nullable Long id,
        @Schema(example = "5") long venueId,
        @Schema(example = "Harbour Hall") String venueName,
        @Schema(example = "2026-11-28T19:00:00Z") Instant startsAt,
        @Schema(description = "Not part of the hire", example = "2026-11-28T23:00:00Z")
                Instant endsAt,
        boolean mine,
        @Schema(description = "Whether it is the caller's to change here") boolean changeable,
        @Schema(description = "When it lapses, if it is only claimed for an event")
                @Nullable Instant claimedUntil,
        @Schema(example = "7") @Nullable Long eventId,
        @Schema(example = "EV07") @Nullable String eventCode,
        @Schema(example = "Lantern Night") @Nullable String eventName,
        @Schema(example = "2") @Nullable Long organizerId,
        @Schema(example = "Sound check from 17:00") @Nullable String note,
        @Schema(description = "Price × hours begun, as it was agreed", example = "560.00")
                @Nullable String price,
        @Schema(example = "EUR") @Nullable String currency,
        @JsonIgnore long version) {

    static BookingView of(VenueBooking booking, Caller caller) {
        var mine = booking.belongsTo(caller);
        var event = mine ? booking.event() : EventReference.NONE;
        var price = mine ? booking.price() : null;
        return new BookingView(
                mine ? booking.id() : null,
                booking.venueId(),
                booking.venueName(),
                booking.period().startsAt(),
                booking.period().endsAt(),
                mine,
                mine && booking.isChangedHere(),
                mine ? booking.claimedUntil() : null,
                event.id(),
                event.code(),
                event.name(),
                mine ? booking.organizerId() : null,
                mine ? booking.note() : null,
                price == null ? null : price.amount(),
                price == null ? null : price.currency(),
                booking.version());
    }
}
