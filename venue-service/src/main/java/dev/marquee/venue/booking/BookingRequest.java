package dev.marquee.venue.booking;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A hire as the API takes it.
 *
 * @param startsAt without an offset by the venue's clock
 */
@Schema(name = "HireRequest")
record BookingRequest(
        @Schema(description = "The event it is for, if there is one", example = "7")
                @JsonAlias("eventId")
                @Positive(message = "{invalid.positive}")
                @Nullable Long eventId,
        @Schema(
                        description = "Without an offset it is told by the venue's clock",
                        example = "2026-11-28T19:00:00+00:00")
                @JsonAlias("startsAt")
                @NotNull(message = "{invalid.required}")
                @Nullable String startsAt,
        @Schema(description = "Not part of the hire", example = "2026-11-28T23:00:00+00:00")
                @JsonAlias("endsAt")
                @NotNull(message = "{invalid.required}")
                @Nullable String endsAt,
        @Schema(example = "Sound check from 17:00")
                @Size(max = 500, message = "{invalid.at-most-500-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String note) {

    /** What is stored of a hire, to be changed. */
    static BookingRequest of(VenueBooking booking) {
        return new BookingRequest(
                booking.event().id(),
                booking.starts().toOffsetDateTime().toString(),
                booking.ends().toOffsetDateTime().toString(),
                booking.note());
    }

    /**
     * The same, read by the venue's clock.
     *
     * @throws org.springframework.web.ErrorResponseException 422 for times that make no sense
     */
    ManageBookings.Details read(ZoneId zone) {
        try {
            return new ManageBookings.Details(
                    Period.read(startsAt, endsAt, zone), eventId, strippedOrNull(note));
        } catch (Period.Wrong e) {
            throw e.problem();
        }
    }

    /** No note at all instead of an empty one. */
    static @Nullable String strippedOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
