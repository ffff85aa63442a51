package dev.marquee.ticket.payment;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.OpenedByKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
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

    private static final String CARD = "card";
    private static final String SIMULATED = "simulated";

    /** Begins with one slash, and stays on this site for every browser. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

    private final StartPayment startPayment;
    private final PaymentViews views;
    private final PaymentProviders providers;
    private final BookingAccess access;
    private final MarqueeSettings marquee;

    PayController(
            StartPayment startPayment,
            PaymentViews views,
            PaymentProviders providers,
            BookingAccess access,
            MarqueeSettings marquee) {
        this.startPayment = startPayment;
        this.views = views;
        this.providers = providers;
        this.access = access;
        this.marquee = marquee;
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
                    All that it costs, before expires_at. While an attempt is open, the same request goes on with it, so a \
                    repeated request never charges twice; after a declined one, another card may be tried until the hold ends, \
                    unless the event does not allow it.\
                    """)
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "Paid: the booking is confirmed")
    @ApiResponse(
            responseCode = "202",
            description =
                    "pending: the buyer goes on at action_url; or looking: nobody knows yet, ask for the payment's state")
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
        var method = Objects.requireNonNullElse(body.method(), CARD);
        if (!method.equals(CARD)) throw Problems.invalid("method", "must be card");
        var payment =
                startPayment.handle(
                        new StartPayment.Command(
                                id, method, card(body), returnUrl(body.returnUrl(), id)));
        var view = views.of(id);
        return switch (payment.state()) {
            case PENDING -> ResponseEntity.accepted().body(view);
            case SUCCEEDED, REFUNDED -> ResponseEntity.ok(view);
            case FAILED -> throw declined(payment, view);
        };
    }

    private @Nullable String card(PayRequest body) {
        if (!providers.standard().name().equals(SIMULATED)) {
            if (body.success() != null)
                throw Problems.invalid("success", "can be said to the simulated provider only");
            return null;
        }
        if (body.success() != null) return body.success() ? "4242424242424242" : "4000000000000002";
        if (body.cardNumber() == null || body.cardNumber().isBlank())
            throw Problems.invalid("card_number", "must be given");
        return CardNumber.parse(body.cardNumber())
                .orElseThrow(() ->
                        Problems.invalid(
                                "card_number", "must be a card's number: 12 to 19 digits"));
    }

    private String returnUrl(@Nullable String given, long bookingId) {
        if (given == null || given.isBlank()) return "/bookings/" + bookingId;
        var site = marquee.publicUrl() + "/";
        var path = given.startsWith(site) ? given.substring(site.length() - 1) : given;
        if (!PATH.matcher(path).matches())
            throw Problems.invalid("return_url", "must be a path of this site");
        return path;
    }

    private static ErrorResponseException declined(Payment payment, PaymentView view) {
        var members = new HashMap<String, Object>();
        members.put("reason", Objects.requireNonNullElse(payment.reason(), "declined"));
        members.put("retryable", view.retryable());
        if (view.expiresAt() != null) members.put("expires_at", view.expiresAt());
        return Problems.problem(
                HttpStatus.PAYMENT_REQUIRED,
                "card-declined",
                view.retryable()
                        ? "The card was declined, and nothing was charged. Try another card; your tickets are kept until then."
                        : "The card was declined, and nothing was charged.",
                members);
    }
}
