package dev.marquee.venue.booking;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import dev.marquee.venue.ApiAnswers;
import dev.marquee.venue.LocalTimes;
import dev.marquee.venue.Venues;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hires of one venue. */
@RestController
@RequestMapping("/api/venues/{venueId}/hires")
@Tag(name = "Hires")
class BookingApiController {

    private final ManageBookings manage;
    private final VenueBookings bookings;
    private final Venues venues;
    private final Clock clock;
    private final PatchReader patches;

    BookingApiController(
            ManageBookings manage,
            VenueBookings bookings,
            Venues venues,
            Clock clock,
            PatchReader patches) {
        this.manage = manage;
        this.bookings = bookings;
        this.venues = venues;
        this.clock = clock;
        this.patches = patches;
    }

    @GetMapping
    @Operation(
            summary = "The hires of a venue, soonest first",
            description =
                    "Of somebody else's hires only the times are told. Without from: those that are not over.")
    @ApiResponse(responseCode = "200", description = "A page of hires")
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    BookingPage list(
            @PathVariable long venueId,
            @Parameter(
                            description =
                                    "Not over by then: a time or a day, without an offset by the venue's clock",
                            example = "2026-11-01")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "Begun by then: a time, or the last day",
                            example = "2026-11-30")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var zone = zoneOf(venueId);
        var start =
                LocalTimes.isBlank(from)
                        ? clock.instant()
                        : LocalTimes.parse(Objects.requireNonNull(from), zone)
                                .orElseThrow(() -> noTime("from"));
        var end =
                LocalTimes.isBlank(to)
                        ? null
                        : LocalTimes.parseEnd(Objects.requireNonNull(to), zone)
                                .orElseThrow(() -> noTime("to"));
        return BookingPage.of(
                bookings.findAll(
                        BookingFilter.ofVenue(venueId, start, end).at(clock.instant()),
                        BookingFilter.page(paging.page(), paging.size())),
                caller);
    }

    @GetMapping("/{hireId}")
    @Operation(summary = "Shows a hire of one's own")
    @ApiResponse(
            responseCode = "200",
            description = "The hire",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its version, for If-Match",
                            schema = @Schema(example = "\"0\"")))
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    BookingView show(
            @PathVariable long venueId,
            @PathVariable long hireId,
            Caller caller,
            HttpServletResponse response) {
        return own(venueId, hireId, caller, response);
    }

    @PostMapping
    @Operation(
            summary = "Hires a venue",
            description =
                    "At what it costs now: the venue's price for every hour begun. What was agreed stays, whatever the venue costs later.")
    @ApiResponse(responseCode = "201", description = "The hire")
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    @ApiAnswers.Taken
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<BookingView> hire(
            @PathVariable long venueId,
            @Valid @RequestBody BookingRequest request,
            Caller caller,
            HttpServletResponse response) {
        var id = manage.book(venueId, caller, request.read(zoneOf(venueId))).id();
        return ResponseEntity.created(URI.create("/api/venues/" + venueId + "/hires/" + id))
                .body(own(venueId, id, caller, response));
    }

    @PutMapping("/{hireId}")
    @Operation(
            summary = "Moves a hire to another time, or changes what it says",
            description =
                    "What is absent stays as it is. The price stays as it was agreed unless the time changes. With If-Match, only if nobody has changed it since.")
    @ApiResponse(responseCode = "200", description = "The hire, with its new ETag")
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    @ApiAnswers.Taken
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    BookingView change(
            @PathVariable long venueId,
            @PathVariable long hireId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<BookingRequest> body,
            Caller caller,
            HttpServletResponse response) {
        Versions.change(
                Versions.expected(ifMatch),
                () -> own(venueId, hireId, caller),
                VenueBooking::version,
                (stored, version) -> {
                    var request = patches.apply(body, BookingRequest.of(stored));
                    var details = request.read(zoneOf(venueId));
                    return manage.change(venueId, hireId, caller, version, details);
                });
        return own(venueId, hireId, caller, response);
    }

    @DeleteMapping("/{hireId}")
    @Operation(summary = "Gives a hired time back")
    @ApiResponse(responseCode = "204", description = "It is free again")
    @ApiResponse(
            responseCode = "409",
            description = "hire-of-event: it goes when its event is moved, cancelled or deleted")
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    ResponseEntity<Void> release(
            @PathVariable long venueId,
            @PathVariable long hireId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        manage.release(venueId, hireId, caller, Versions.expected(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private BookingView own(
            long venueId, long hireId, Caller caller, HttpServletResponse response) {
        var booking = own(venueId, hireId, caller);
        response.setHeader(HttpHeaders.ETAG, Versions.etag(booking.version()));
        return BookingView.of(booking, caller);
    }

    private VenueBooking own(long venueId, long hireId, Caller caller) {
        return bookings.findShown(venueId, hireId, clock.instant())
                .filter(booking -> booking.belongsTo(caller))
                .orElseThrow(() -> Problems.notFound("hire"));
    }

    private ZoneId zoneOf(long venueId) {
        return venues.findById(venueId).orElseThrow(() -> Problems.notFound("venue")).zone();
    }

    private static RuntimeException noTime(String field) {
        return Problems.invalid(field, Text.of("invalid.a-day-or-a"));
    }
}
