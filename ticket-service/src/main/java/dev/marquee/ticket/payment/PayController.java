package dev.marquee.ticket.payment;

import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.OpenedByKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pays a booking, for whoever may open it. */
@RestController
@Tag(name = "Payments")
@RequestMapping("/api/bookings/{id}")
class PayController {

    private final PayBooking payBooking;
    private final PaymentViews views;
    private final BookingAccess access;

    PayController(PayBooking payBooking, PaymentViews views, BookingAccess access) {
        this.payBooking = payBooking;
        this.views = views;
        this.access = access;
    }

    @Operation(
            summary = "How the paying of a booking goes",
            description =
                    "To whoever may open the booking. While an attempt has no end yet, ask again every few seconds: its provider is asked as well.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The payment's state, and all attempts")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @GetMapping("/payment")
    PaymentView show(@PathVariable long id, HttpServletRequest request) {
        access.open(id, request);
        return views.fresh(id);
    }

    @Operation(
            summary = "Pay a booking",
            description =
                    """
                    All that it costs, before expires_at, in one of the methods that its payment names. By bank-transfer and in cash, the tickets \
                    are kept until the deadline of the instructions, and another method may still be chosen. While an attempt is open, the same request goes on with it, so a \
                    repeated request never charges twice; after a declined one, another card may be tried until the hold ends, \
                    unless the event does not allow it.\
                    """)
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "Paid: the booking is confirmed")
    @ApiResponse(
            responseCode = "202",
            description =
                    "pending: the buyer goes on at action_url, or pays by transfer or at the door as instructions say; or looking: nobody knows yet, ask for the payment's state")
    @ApiResponse(
            responseCode = "402",
            description =
                    "card-declined: see reason and retryable; the tickets are kept until expires_at")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state: there is nothing to pay, or not any more; see state, which is hold-over if its time has ended")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(
            responseCode = "503",
            description = "service-unavailable: nothing was charged; try again")
    @PostMapping("/pay")
    ResponseEntity<PaymentView> pay(
            @PathVariable long id,
            @Valid @RequestBody PayRequest body,
            HttpServletRequest request) {
        access.open(id, request);
        var payment = payBooking.handle(id, body);
        var view = views.of(id);
        return payment.isPending() ? ResponseEntity.accepted().body(view) : ResponseEntity.ok(view);
    }
}
