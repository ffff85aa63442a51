package dev.marquee.venue.booking;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.venue.LocalTimes;
import dev.marquee.venue.VenueSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hires of all venues: who is where. */
@RestController
@Tag(name = "Hires")
class AllBookingsApiController {

    private final VenueBookings bookings;
    private final VenueSettings settings;
    private final Clock clock;

    AllBookingsApiController(VenueBookings bookings, VenueSettings settings, Clock clock) {
        this.bookings = bookings;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/api/hires")
    @Operation(
            summary = "The hires of all venues, soonest first",
            description =
                    "Of somebody else's hires only the venue and the times are told. Without from: those that are not over.")
    @ApiResponse(responseCode = "200", description = "A page of hires")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    BookingPage list(
            @Parameter(
                            description =
                                    "Not over by then: a day, or a time; without an offset, in the suite's own zone",
                            example = "2026-11-01")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "Begun by then: a time, or the last day",
                            example = "2026-11-30")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(description = "Only the caller's own") @RequestParam(defaultValue = "false")
                    boolean mine,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var filter =
                new BookingFilter(
                        null,
                        LocalTimes.isBlank(from)
                                ? clock.instant()
                                : found(
                                        "from",
                                        LocalTimes.parse(
                                                Objects.requireNonNull(from), settings.zone())),
                        LocalTimes.isBlank(to)
                                ? null
                                : found(
                                        "to",
                                        LocalTimes.parseEnd(
                                                Objects.requireNonNull(to), settings.zone())),
                        mine ? caller.id() : null);
        var page = BookingFilter.page(paging.page(), paging.size());
        return BookingPage.of(bookings.findAll(filter.at(clock.instant()), page), caller);
    }

    private static Instant found(String field, Optional<Instant> time) {
        return time.orElseThrow(() -> Problems.invalid(field, Text.of("invalid.a-day-or-a")));
    }
}
