package dev.marquee.ticket.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import dev.marquee.ticket.payment.PaymentProvider.Movement;
import dev.marquee.ticket.payment.PaymentProvider.Movement.Kind;
import dev.marquee.ticket.payment.PaymentProvider.Movement.Standing;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was done at Stripe itself: refunds of its dashboard, disputes, and payments of others. */
final class StripeMovements {

    private static final String SESSION = "cs_";
    private static final String REFUND = "re_";
    private static final String PENDING_REFUND = "pyr_";

    private final StripeClient client;
    private final StripeSessions sessions;

    StripeMovements(StripeClient client, StripeSessions sessions) {
        this.client = client;
        this.sessions = sessions;
    }

    /** What an id stands for is said by how it begins. */
    Optional<Movement> find(String ref) throws StripeException {
        if (ref.startsWith(SESSION)) return payment(ref);
        if (ref.startsWith(REFUND) || ref.startsWith(PENDING_REFUND)) return refund(ref);
        return ref.startsWith("dp_") || ref.startsWith("du_") ? dispute(ref) : Optional.empty();
    }

    private Optional<Movement> payment(String ref) throws StripeException {
        var session = sessions.retrieve(ref);
        if (!"paid".equals(session.getPaymentStatus())) return Optional.empty();
        return Optional.of(
                movement(
                        Kind.PAYMENT,
                        ref,
                        null,
                        session.getAmountTotal(),
                        session.getCurrency(),
                        Standing.DONE));
    }

    private Optional<Movement> refund(String ref) throws StripeException {
        var refund = StripeErrors.ask(() -> client.v1().refunds().retrieve(ref));
        if (StripeRefunds.isAskedFor(refund)) return Optional.empty();
        return Optional.of(
                movement(
                        Kind.REFUND,
                        ref,
                        sessions.ofPayment(refund.getPaymentIntent()).orElse(null),
                        refund.getAmount(),
                        refund.getCurrency(),
                        standing(refund)));
    }

    private static Standing standing(Refund refund) {
        return switch (Objects.requireNonNullElse(refund.getStatus(), "")) {
            case "succeeded" -> Standing.DONE;
            case "failed", "canceled" -> Standing.OVER;
            default -> Standing.OPEN;
        };
    }

    private Optional<Movement> dispute(String ref) throws StripeException {
        var dispute = StripeErrors.ask(() -> client.v1().disputes().retrieve(ref));
        return Optional.of(
                movement(
                        Kind.DISPUTE,
                        ref,
                        sessions.ofPayment(dispute.getPaymentIntent()).orElse(null),
                        dispute.getAmount(),
                        dispute.getCurrency(),
                        standing(dispute)));
    }

    private static Standing standing(Dispute dispute) {
        return switch (Objects.requireNonNullElse(dispute.getStatus(), "")) {
            case "lost" -> Standing.DONE;
            case "won", "warning_closed", "prevented" -> Standing.OVER;
            default -> Standing.OPEN;
        };
    }

    private static Movement movement(
            Kind kind,
            String ref,
            @Nullable String paymentRef,
            long amount,
            String currency,
            Standing standing) {
        var code = currency.toUpperCase(Locale.ROOT);
        var minor = StripeAmounts.fromStripe(amount, code).orElse(0);
        return new Movement(kind, ref, paymentRef, minor, code, standing);
    }
}
