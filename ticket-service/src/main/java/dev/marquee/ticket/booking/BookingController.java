package dev.marquee.ticket.booking;

import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Bookings")
@RequestMapping("/api/bookings")
class BookingController {

    private final Purchases purchases;
    private final BookTickets bookTickets;
    private final CancelBooking cancelBooking;
    private final BookingAccess access;
    private final BookingViews views;

    BookingController(
            Purchases purchases,
            BookTickets bookTickets,
            CancelBooking cancelBooking,
            BookingAccess access,
            BookingViews views) {
        this.purchases = purchases;
        this.bookTickets = bookTickets;
        this.cancelBooking = cancelBooking;
        this.access = access;
        this.views = views;
    }

    @Operation(
            summary = "Book tickets",
            description =
                    "All tickets asked for, or none. Send an Idempotency-Key to be able to repeat the request safely: your keys are yours alone, and a repeated answer says Idempotent-Replayed: true.")
    @ApiResponse(responseCode = "201", description = "Booked; the tickets are sent by e-mail")
    @ApiResponse(responseCode = "404", description = "not-found: there is no such event")
    @ApiResponse(
            responseCode = "409",
            description = "sold-out, quota-exceeded, event-not-on-sale or request-in-progress")
    @ApiResponse(responseCode = "422", description = "invalid-input or idempotency-key-reused")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: wait as long as Retry-After says")
    @ApiResponse(
            responseCode = "503",
            description = "busy, service-unavailable: nothing was booked; see Retry-After")
    @PostMapping
    ResponseEntity<BookingView> book(
            @Valid @RequestBody BookingRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Optional<Caller> caller) {
        var result = bookTickets.handle(purchases.read(request, caller, key), caller);
        return ResponseEntity.created(URI.create("/api/bookings/" + result.booking().id()))
                .headers(result.headers())
                .body(views.of(result));
    }

    @Operation(
            summary = "Show a booking",
            description =
                    "To whoever has its Booking-Key, to the owner of its e-mail address, to the event's organiser and to staff.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The booking")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @GetMapping("/{id}")
    BookingView show(@PathVariable long id, HttpServletRequest request) {
        var opened = access.open(id, request);
        return views.of(opened.booking(), opened);
    }

    @Operation(
            summary = "Cancel a booking",
            description = "Before the event begins. Cancelling twice changes nothing.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The booking, cancelled")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: it can no longer be cancelled; see state")
    @PostMapping("/{id}/cancel")
    BookingView cancel(@PathVariable long id, HttpServletRequest request) {
        var opened = access.open(id, request);
        return views.of(cancelBooking.handle(id, opened.by()), opened);
    }
}
