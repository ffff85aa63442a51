package dev.marquee.ticket.payment;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.listing.PayMethod;
import java.util.HashMap;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Reads what a buyer sends to pay, and pays. */
@Component
class PayBooking {

    static final String SIMULATED = "simulated";
    private static final String GOOD_CARD = "4242424242424242";
    private static final String BAD_CARD = "4000000000000002";

    /** Begins with one slash, and stays on this site for every browser. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*|/");

    private final StartPayment startPayment;
    private final PaymentViews views;
    private final MarqueeSettings marquee;

    PayBooking(StartPayment startPayment, PaymentViews views, MarqueeSettings marquee) {
        this.startPayment = startPayment;
        this.views = views;
        this.marquee = marquee;
    }

    /**
     * Pays a booking that the caller may open.
     *
     * @return the attempt: paid, or still pending
     * @throws ErrorResponseException 402 {@code card-declined}; 409 {@code invalid-state}; 422
     */
    Payment handle(long bookingId, PayRequest request) {
        var method = method(bookingId, request.method());
        var payment =
                startPayment.handle(
                        new StartPayment.Command(
                                bookingId,
                                method,
                                method.isOffline() ? null : card(bookingId, request),
                                returnUrl(request.returnUrl(), bookingId)));
        if (payment.state() == PaymentState.FAILED) throw declined(payment, views.of(bookingId));
        return payment;
    }

    /** The first that is offered where none is said. */
    private PayMethod method(long bookingId, @Nullable String word) {
        if (word != null)
            return PayMethod.of(word)
                    .orElseThrow(() ->
                            Problems.invalid("method", Text.of("invalid.one-of-the-methods")));
        return views.methods(bookingId).stream().findFirst().orElse(PayMethod.CARD);
    }

    private @Nullable String card(long bookingId, PayRequest request) {
        if (!views.takesCardNumber(bookingId)) {
            if (request.success() != null)
                throw Problems.invalid("success", Text.of("invalid.can-be-said-to"));
            return null;
        }
        if (request.success() != null) return request.success() ? GOOD_CARD : BAD_CARD;
        if (request.cardNumber() == null || request.cardNumber().isBlank())
            throw Problems.invalid("card_number", Text.of("invalid.given"));
        return CardNumber.parse(request.cardNumber())
                .orElseThrow(
                        () -> Problems.invalid("card_number", Text.of("invalid.a-card-s-number")));
    }

    private String returnUrl(@Nullable String given, long bookingId) {
        if (given == null || given.isBlank()) return "/bookings/" + bookingId;
        var site = marquee.publicUrl() + "/";
        var path = given.startsWith(site) ? given.substring(site.length() - 1) : given;
        if (!PATH.matcher(path).matches())
            throw Problems.invalid("return_url", Text.of("invalid.a-path-of-this"));
        return path;
    }

    private static ErrorResponseException declined(Payment payment, PaymentView view) {
        var members = new HashMap<String, Object>();
        members.put("reason", Objects.requireNonNullElse(payment.reason(), "card-declined"));
        members.put("retryable", view.retryable());
        if (view.expiresAt() != null) members.put("expires_at", view.expiresAt());
        return Problems.problem(
                HttpStatus.PAYMENT_REQUIRED,
                "card-declined",
                view.retryable()
                        ? Text.of("problem.card-declined")
                        : Text.of("problem.card-declined.card-was-declined"),
                members);
    }
}
