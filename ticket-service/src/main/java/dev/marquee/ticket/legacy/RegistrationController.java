package dev.marquee.ticket.legacy;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.BookingRequest;
import dev.marquee.ticket.checkout.Purchases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The older system's way to an event for who is signed in: one ticket, nothing to fill in. */
@RestController
@Tag(name = "Bookings")
class RegistrationController {

    private final Purchases purchases;
    private final BookTickets bookTickets;
    private final BookingViews views;

    RegistrationController(Purchases purchases, BookTickets bookTickets, BookingViews views) {
        this.purchases = purchases;
        this.bookTickets = bookTickets;
        this.views = views;
    }

    @Operation(summary = "Register for an event", description = "Books one ticket for the caller.")
    @ApiResponse(responseCode = "201", description = "Booked; the ticket is sent by e-mail")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(responseCode = "404", description = "There is no such event")
    @ApiResponse(
            responseCode = "409",
            description = "sold-out, quota-exceeded, event-not-on-sale or request-in-progress")
    @ApiResponse(
            responseCode = "429",
            description =
                    "too-many-requests, too-many-holds: wait as long as Retry-After says; holds: pay for those that wait, or give them back")
    @PostMapping("/api/events/{id}/registrations")
    ResponseEntity<BookingView> register(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) Caller caller) {
        var request = new BookingRequest(id, 1, null, null, null, null, null, null, null);
        var signedIn = Optional.of(caller);
        var result = bookTickets.handle(purchases.read(request, signedIn, key), signedIn);
        return ResponseEntity.created(URI.create("/api/bookings/" + result.booking().id()))
                .headers(result.headers())
                .body(result.shown(views));
    }
}
