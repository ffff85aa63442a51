package dev.marquee.venue.booking;

import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.words.Text;
import dev.marquee.venue.ApiAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hires for events, by services, under a key of the sender's own, such as {@code event:17}. Before
 * an event is saved its venue is claimed: the body has no {@code event_id}. Afterwards the same key
 * gets the hire itself, with the event's {@code version}, so that an older state that arrives later
 * changes nothing. A claim stands beside the hire that its key already has, and neither is in the
 * other's way: an event that is to be moved claims the new time, and keeps the old one if it is not
 * saved.
 */
@RestController
@RequestMapping("/internal/hires")
@Tag(name = "Hires for events", description = "For services of the suite only")
class KeyedBookingController {

    private static final String KEY = "[A-Za-z0-9:._-]{1,120}";
    private static final String NO_KEY = "{invalid.key}";

    private final KeyedBookings bookings;

    KeyedBookingController(KeyedBookings bookings) {
        this.bookings = bookings;
    }

    @Schema(name = "HireForEvent")
    record BookingForEvent(
            @Schema(example = "5")
                    @NotNull(message = "{invalid.required}")
                    @Positive(message = "{invalid.positive}")
                    @Nullable Long venueId,
            @Schema(
                            description = "null for a claim, which lapses after ten minutes",
                            example = "17")
                    @Positive(message = "{invalid.positive}")
                    @Nullable Long eventId,
            @Schema(example = "EV07")
                    @Size(max = 20, message = "{invalid.at-most-20-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    @Nullable String eventCode,
            @Schema(example = "Lantern Night")
                    @Size(max = 200, message = "{invalid.at-most-200-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    @Nullable String eventName,
            @Schema(example = "2")
                    @NotNull(message = "{invalid.required}")
                    @Positive(message = "{invalid.positive}")
                    @Nullable Long organizerId,
            @Schema(example = "2026-11-28T19:00:00Z") @NotNull(message = "{invalid.required}")
                    @Nullable OffsetDateTime startsAt,
            @Schema(example = "2026-11-28T23:00:00Z") @NotNull(message = "{invalid.required}")
                    @Nullable OffsetDateTime endsAt,
            @Schema(
                            description =
                                    "The event's version; one lower than what is known is ignored. Without it, what comes last counts",
                            example = "4")
                    @PositiveOrZero(message = "{invalid.negative}")
                    @Nullable Long version) {

        void check(Errors errors) {
            if (startsAt != null && (startsAt.getYear() < 2000 || startsAt.getYear() > 2200))
                Text.of("invalid.between-2000-and-2200").reject(errors, "startsAt", "too_far");
        }

        KeyedBookings.EventDetails read() {
            try {
                return new KeyedBookings.EventDetails(
                        given(venueId),
                        new EventReference(eventId, eventCode, eventName),
                        given(organizerId),
                        Period.of(moment(given(startsAt)), moment(given(endsAt))),
                        eventId == null ? null : version);
            } catch (Period.Wrong e) {
                throw e.problem();
            }
        }

        private static Instant moment(OffsetDateTime time) {
            return time.toInstant().truncatedTo(ChronoUnit.SECONDS);
        }

        private static <T> T given(@Nullable T value) {
            return Objects.requireNonNull(value, "checked before");
        }
    }

    @InitBinder("bookingForEvent")
    void checkBookings(WebDataBinder binder) {
        binder.addValidators(
                Validator.forInstanceOf(
                        BookingForEvent.class, (booking, errors) -> booking.check(errors)));
    }

    @PutMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Makes, moves or claims the hire of a key",
            description =
                    "As often as one likes. What is older than what is known, by version, changes nothing and is answered alike.")
    @ApiResponse(responseCode = "204", description = "It is hired, or claimed")
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    @ApiAnswers.Taken
    @ApiResponse(responseCode = "422", description = "invalid-input")
    void put(
            @PathVariable @Pattern(regexp = KEY, message = NO_KEY) String key,
            @Valid @RequestBody BookingForEvent booking) {
        bookings.put(key, booking.read());
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Releases the hire and the claim of a key, if there are any")
    @ApiResponse(responseCode = "204", description = "It is free")
    void release(
            @PathVariable @Pattern(regexp = KEY, message = NO_KEY) String key,
            @Parameter(
                            description =
                                    "The version of the event that has no hire any more: a hire of this version or an older one that arrives later changes nothing",
                            example = "5")
                    @RequestParam(required = false)
                    @PositiveOrZero(message = "{invalid.negative}")
                    @Nullable Long version) {
        bookings.release(key, version);
    }

    @DeleteMapping("/{key}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Drops the claim of a key before it lapses; its hire stays as it is",
            description = "For an event that was not saved after all.")
    @ApiResponse(responseCode = "204", description = "It is dropped")
    void dropClaim(@PathVariable @Pattern(regexp = KEY, message = NO_KEY) String key) {
        bookings.dropClaim(key);
    }
}
