package dev.marquee.venue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/venues/{venueId}/hires")
@Tag(name = "Hires")
class HireApiController {

    private final ManageVenues manage;
    private final Hires hires;
    private final Venues venues;
    private final Clock clock;

    HireApiController(ManageVenues manage, Hires hires, Venues venues, Clock clock) {
        this.manage = manage;
        this.hires = hires;
        this.venues = venues;
        this.clock = clock;
    }

    record HireRequest(
            @JsonAlias("eventId") @Positive(message = "must be positive") @Nullable Long eventId,
            @JsonAlias("startsAt") @NotNull(message = "is required")
                    @Nullable OffsetDateTime startsAt,
            @JsonAlias("endsAt") @NotNull(message = "is required")
                    @Nullable OffsetDateTime endsAt) {

        void check(Errors errors) {
            if (startsAt == null || endsAt == null) return;
            if (startsAt.getYear() < 2000 || startsAt.getYear() > 2200)
                errors.rejectValue("startsAt", "too_far", "must be between 2000 and 2200");
            else if (!endsAt.isAfter(startsAt))
                errors.rejectValue("endsAt", "before_start", "must be after the start");
            else if (endsAt.isAfter(startsAt.plusYears(1)))
                errors.rejectValue("endsAt", "too_long", "must be within a year of the start");
        }
    }

    record HireView(
            long id, long venueId, @Nullable Long eventId, Instant startsAt, Instant endsAt) {

        static HireView of(Hire hire) {
            return new HireView(
                    Objects.requireNonNull(hire.id()),
                    hire.venueId(),
                    hire.eventId(),
                    hire.startsAt(),
                    hire.endsAt());
        }
    }

    record HireList(List<HireView> items) {}

    @InitBinder("hireRequest")
    void checkHires(WebDataBinder binder) {
        binder.addValidators(
                Validator.forInstanceOf(HireRequest.class, (hire, errors) -> hire.check(errors)));
    }

    @GetMapping
    @Operation(summary = "The hires of a venue that are not over, soonest first")
    HireList list(@PathVariable long venueId) {
        if (!venues.existsById(venueId)) throw Problems.notFound("venue");
        var coming =
                hires.findTop500ByVenueIdAndEndsAtAfterOrderByStartsAt(venueId, clock.instant());
        return new HireList(coming.stream().map(HireView::of).toList());
    }

    @PostMapping
    @Operation(summary = "Hires a venue")
    @ApiResponse(responseCode = "201", description = "The hire")
    @ApiResponse(responseCode = "409", description = "venue-booked")
    ResponseEntity<HireView> hire(
            @PathVariable long venueId, @Valid @RequestBody HireRequest request) {
        var hire =
                manage.hire(
                        venueId,
                        request.eventId(),
                        moment(request.startsAt()),
                        moment(request.endsAt()));
        return ResponseEntity.status(HttpStatus.CREATED).body(HireView.of(hire));
    }

    @DeleteMapping("/{hireId}")
    @Operation(summary = "Gives a hired time back")
    ResponseEntity<Void> release(@PathVariable long venueId, @PathVariable long hireId) {
        manage.release(venueId, hireId);
        return ResponseEntity.noContent().build();
    }

    private static Instant moment(@Nullable OffsetDateTime time) {
        return Objects.requireNonNull(time, "checked before")
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
