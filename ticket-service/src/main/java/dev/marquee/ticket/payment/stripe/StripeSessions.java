package dev.marquee.ticket.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge.PaymentMethodDetails;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.AdaptivePricing;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.checkout.SessionService;
import dev.marquee.ticket.payment.PaymentProvider.Charge;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checkout Sessions: one for each attempt to pay. */
final class StripeSessions {

    /** Stripe wants 30 minutes from when the session is made; the hold still runs then. */
    private static final Duration OPEN_AFTER_HOLD = Duration.ofMinutes(31);

    private static final int LONGEST_TITLE = 250;
    private static final String PAYMENT = "payment";

    private final StripeClient client;
    private final String site;
    private final Clock clock;

    /**
     * @param site where buyers reach the gateway, without a slash at the end
     */
    StripeSessions(StripeClient client, String site, Clock clock) {
        this.client = client;
        this.site = site;
        this.clock = clock;
    }

    /** The same charge makes the same request, so that Stripe answers it with the same session. */
    Session create(Charge charge, long amount) throws StripeException {
        var options = RequestOptions.builder().setIdempotencyKey(charge.attempt().key()).build();
        var request = request(charge, amount);
        return StripeErrors.ask(() -> sessions().create(request, options));
    }

    private SessionCreateParams request(Charge charge, long amount) {
        var payment = String.valueOf(charge.attempt().paymentId());
        var back =
                charge.returnUrl().startsWith("/") ? site + charge.returnUrl() : charge.returnUrl();
        var request =
                SessionCreateParams.builder()
                        .setMode(Mode.PAYMENT)
                        .addPaymentMethodType(PaymentMethodType.CARD)
                        .addLineItem(item(charge, amount))
                        .setClientReferenceId(payment)
                        .putMetadata(PAYMENT, payment)
                        .setPaymentIntentData(
                                PaymentIntentData.builder().putMetadata(PAYMENT, payment).build())
                        // The buyer pays what we asked for, in its currency.
                        .setAdaptivePricing(AdaptivePricing.builder().setEnabled(false).build())
                        // In the language of the buyer's browser: nothing else tells it yet.
                        .setLocale(SessionCreateParams.Locale.AUTO)
                        .setExpiresAt(expiresAt(charge))
                        .setSuccessUrl(back)
                        .setCancelUrl(back);
        // Stripe knows no others, and asks the buyer for one.
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(charge.buyerEmail()))
            request.setCustomerEmail(charge.buyerEmail());
        return request.build();
    }

    private long expiresAt(Charge charge) {
        return Objects.requireNonNullElseGet(charge.holdEnds(), clock::instant)
                .plus(OPEN_AFTER_HOLD)
                .getEpochSecond();
    }

    private static LineItem item(Charge charge, long amount) {
        var title = charge.title();
        var product =
                LineItem.PriceData.ProductData.builder()
                        .setName(
                                title.codePointCount(0, title.length()) > LONGEST_TITLE
                                        ? title.substring(
                                                0, title.offsetByCodePoints(0, LONGEST_TITLE))
                                        : title)
                        .build();
        var price =
                LineItem.PriceData.builder()
                        .setCurrency(charge.currency().toLowerCase(Locale.ROOT))
                        .setUnitAmount(amount)
                        .setProductData(product)
                        .build();
        return LineItem.builder().setQuantity(1L).setPriceData(price).build();
    }

    Session retrieve(String ref) throws StripeException {
        var params =
                SessionRetrieveParams.builder().addExpand("payment_intent.latest_charge").build();
        return StripeErrors.ask(() -> sessions().retrieve(ref, params));
    }

    /** The session in which that was paid. */
    Optional<String> ofPayment(@Nullable String paymentIntent) throws StripeException {
        if (paymentIntent == null) return Optional.empty();
        var params = SessionListParams.builder().setPaymentIntent(paymentIntent).build();
        return StripeErrors.ask(
                () -> sessions().list(params).getData().stream().map(Session::getId).findFirst());
    }

    Session expire(String ref) throws StripeException {
        return StripeErrors.ask(() -> sessions().expire(ref));
    }

    /** The last four digits of the card that paid. */
    static @Nullable String cardEnd(Session session) {
        return Optional.ofNullable(session.getPaymentIntentObject())
                .map(PaymentIntent::getLatestChargeObject)
                .map(com.stripe.model.Charge::getPaymentMethodDetails)
                .map(PaymentMethodDetails::getCard)
                .map(PaymentMethodDetails.Card::getLast4)
                .filter(end -> end.matches("\\d{4}"))
                .orElse(null);
    }

    private SessionService sessions() {
        return client.v1().checkout().sessions();
    }
}
