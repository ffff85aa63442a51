package dev.marquee.ticket.legacy;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.BookingAccess.Opened;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.booking.CancelTicket;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.booking.OpenedByKey;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.Purchases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One reservation. An id is a booking's or a ticket's; both are drawn from one sequence. */
@RestController
@RequestMapping("/api/tickets")
@Tag(name = "Reservations")
class ReservationController {

    record StatusChange(
            @Schema(
                            example = "CONFIRMED",
                            allowableValues = {"CONFIRMED", "CANCELLED"})
                    @NotBlank
                    @Size(max = 20)
                    String status) {}

    private final Purchases purchases;
    private final BookTickets bookTickets;
    private final ConfirmBooking confirmBooking;
    private final CancelBooking cancelBooking;
    private final CancelTicket cancelTicket;
    private final Bookings bookings;
    private final BookingAccess access;

    ReservationController(
            Purchases purchases,
            BookTickets bookTickets,
            ConfirmBooking confirmBooking,
            CancelBooking cancelBooking,
            CancelTicket cancelTicket,
            Bookings bookings,
            BookingAccess access) {
        this.purchases = purchases;
        this.bookTickets = bookTickets;
        this.confirmBooking = confirmBooking;
        this.cancelBooking = cancelBooking;
        this.cancelTicket = cancelTicket;
        this.bookings = bookings;
        this.access = access;
    }

    @Operation(
            summary = "Reserve tickets",
            description =
                    """
                    All tickets asked for, or none, by the rules of every booking. They are kept until expires_at, which the \
                    buyer is told by mail, with a link to pay if they cost something; then they are on sale again unless the reservation was confirmed or paid. What the event's \
                    own staff reserves has no end, and the first mail is that of its confirmation. Send an Idempotency-Key to be able to repeat the \
                    request safely.\
                    """)
    @ApiResponse(responseCode = "201", description = "Reserved")
    @ApiResponse(responseCode = "404", description = "There is no such event")
    @ApiResponse(
            responseCode = "409",
            description = "sold-out, quota-exceeded, event-not-on-sale or request-in-progress")
    @ApiResponse(responseCode = "422", description = "invalid-input or idempotency-key-reused")
    @ApiResponse(
            responseCode = "429",
            description =
                    "too-many-requests, too-many-holds: wait as long as Retry-After says; holds: pay for those that wait, or give them back")
    @PostMapping
    ResponseEntity<ReservationView> reserve(
            @Valid @RequestBody ReservationRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Optional<Caller> caller) {
        checkAddress(request, caller);
        var purchase = purchases.reservation(request.booking(), caller, key);
        var result = bookTickets.handle(purchase, caller);
        var booking = result.booking();
        return ResponseEntity.created(URI.create("/api/tickets/" + booking.id()))
                .headers(result.headers())
                .body(
                        result.secret()
                                ? ReservationView.made(booking, access.keyTo(booking))
                                : ReservationView.of(booking));
    }

    /** In the words of this request; what a booking is refused for is the same. */
    private static void checkAddress(ReservationRequest request, Optional<Caller> caller) {
        var given = request.customerEmail();
        if (given == null || given.isBlank()) given = caller.map(Caller::email).orElse("");
        if (EmailAddress.parse(given).isEmpty())
            throw Problems.invalid("customer_email", Text.of("invalid.an-e-mail-address"));
    }

    @Operation(
            summary = "Show a reservation, or one ticket of it",
            description =
                    "To whoever has its Booking-Key, to who made it, to the owner of its e-mail address, to the event's organiser and to staff.")
    @ApiResponse(responseCode = "200", description = "As it is now")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @OpenedByKey
    @GetMapping("/{id}")
    ReservationView show(
            @Parameter(example = "1184") @PathVariable long id, HttpServletRequest request) {
        return view(id, open(id, request).booking());
    }

    @Operation(
            summary = "Confirm or cancel a reservation",
            description =
                    """
                    With the id of a ticket, CONFIRMED means its whole booking and CANCELLED that ticket alone. The present \
                    status again changes nothing.\
                    """)
    @ApiResponse(responseCode = "200", description = "As it is now")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: it cannot become that any more; see state")
    @ApiResponse(responseCode = "422", description = "invalid-input: another status")
    @OpenedByKey
    @PutMapping("/{id}/status")
    ReservationView change(
            @Parameter(example = "1184") @PathVariable long id,
            @Valid @RequestBody StatusChange change,
            HttpServletRequest request) {
        var opened = open(id, request);
        var status = ReservationStatus.parse(change.status()).orElse(ReservationStatus.RESERVED);
        return switch (status) {
            case CONFIRMED -> view(id, confirmBooking.handle(opened.booking().id(), opened.by()));
            case CANCELLED -> cancel(id, opened);
            case RESERVED ->
                    throw Problems.invalid("status", Text.of("invalid.confirmed-or-cancelled"));
        };
    }

    @Operation(
            summary = "Cancel a reservation, or one ticket of it",
            description =
                    "Its places are on sale again; it can still be seen. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "As it is now: CANCELLED")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: it can no longer be cancelled; see state")
    @OpenedByKey
    @DeleteMapping("/{id}")
    ReservationView delete(
            @Parameter(example = "1184") @PathVariable long id, HttpServletRequest request) {
        return cancel(id, open(id, request));
    }

    private Opened open(long id, HttpServletRequest request) {
        return access.open(bookings.idOfTicket(id).orElse(id), request);
    }

    private ReservationView cancel(long id, Opened opened) {
        var booking =
                opened.booking().id() == id
                        ? cancelBooking.handle(id, opened.by())
                        : cancelTicket.handle(id, opened.by());
        return view(id, booking);
    }

    private static ReservationView view(long id, Booking booking) {
        return booking.id() == id
                ? ReservationView.of(booking)
                : ReservationView.of(booking, booking.ticket(id));
    }
}
