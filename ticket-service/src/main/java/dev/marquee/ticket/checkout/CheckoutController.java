package dev.marquee.ticket.checkout;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.consent.Consents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Sells tickets to whoever asks. */
@RestController
@Tag(name = "Bookings")
class CheckoutController {

    private static final Logger log = LoggerFactory.getLogger(CheckoutController.class);

    private final Purchases purchases;
    private final BookTickets bookTickets;
    private final BookingViews views;
    private final Consents consents;
    private final Counter lost;

    CheckoutController(
            Purchases purchases,
            BookTickets bookTickets,
            BookingViews views,
            Consents consents,
            MeterRegistry metrics) {
        this.purchases = purchases;
        this.bookTickets = bookTickets;
        this.views = views;
        this.consents = consents;
        this.lost =
                Counter.builder("marquee.consents.lost")
                        .description("wishes for news that could not be kept; the booking was made")
                        .register(metrics);
    }

    @Operation(
            summary = "Book tickets",
            description =
                    "All tickets asked for, or none. What costs something is kept until expires_at and has to be paid by then. Send an Idempotency-Key to be able to repeat the request safely: your keys are yours alone, and a repeated answer says Idempotent-Replayed: true.")
    @ApiResponse(
            responseCode = "201",
            description = "Booked; the tickets are sent by e-mail, as soon as they are paid")
    @ApiResponse(responseCode = "404", description = "not-found: there is no such event")
    @ApiResponse(
            responseCode = "409",
            description =
                    "sold-out, quota-exceeded, event-not-on-sale, quantity-not-allowed, price-changed, offer-refused, seat-taken, seat-left-alone, request-in-progress: offer-refused says its reason")
    @ApiResponse(responseCode = "422", description = "invalid-input or idempotency-key-reused")
    @ApiResponse(
            responseCode = "429",
            description =
                    "too-many-requests, too-many-holds: wait as long as Retry-After says; holds: pay for those that wait, or give them back")
    @ApiResponse(
            responseCode = "503",
            description = "busy, service-unavailable: nothing was booked; see Retry-After")
    @PostMapping("/api/bookings")
    ResponseEntity<BookingView> book(
            @Valid @RequestBody BookingRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Optional<Caller> caller) {
        var result = bookTickets.handle(purchases.read(request, caller, key), caller);
        if (Boolean.TRUE.equals(request.newsConsent())) consent(result.booking(), caller);
        return ResponseEntity.created(URI.create("/api/bookings/" + result.booking().id()))
                .headers(result.headers())
                .body(result.shown(views));
    }

    /**
     * Kept beside the booking, not with it: selling costs nothing more for it. The tickets are sold
     * by now, so the answer says so whatever becomes of the wish.
     */
    private void consent(Booking booking, Optional<Caller> caller) {
        var program = caller.filter(person -> person.email().isEmpty()).isPresent();
        try {
            consents.give(
                    booking.buyerEmail(),
                    booking.event().organizerId(),
                    booking.id(),
                    program ? "api" : "page");
        } catch (RuntimeException e) {
            lost.increment();
            log.warn("The wish for news with booking {} is not kept", booking.id(), e);
        }
    }
}
