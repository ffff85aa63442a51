package dev.marquee.ticket.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.marquee.ticket.payment.PaymentProvider.Return;
import java.util.Optional;

/** Refunds of charges. */
final class StripeRefunds {

    private static final String REFUND = "refund";
    private static final long PAGE = 100;

    private final StripeClient client;

    StripeRefunds(StripeClient client) {
        this.client = client;
    }

    Refund retrieve(String ref) throws StripeException {
        return StripeErrors.ask(() -> client.v1().refunds().retrieve(ref));
    }

    /**
     * The refund that was made for this one, if it was: Stripe forgets keys after a day, and after
     * that the same request would pay back once more.
     */
    Optional<Refund> find(Return money, String paymentIntent) throws StripeException {
        var all = RefundListParams.builder().setPaymentIntent(paymentIntent).setLimit(PAGE).build();
        var id = String.valueOf(money.refundId());
        return StripeErrors.ask(() -> {
            for (var refund : client.v1().refunds().list(all).autoPagingIterable())
                if (refund.getMetadata() != null && id.equals(refund.getMetadata().get(REFUND)))
                    return Optional.of(refund);
            return Optional.empty();
        });
    }

    /** Whether it was asked for here, so that its worker knows of it. */
    static boolean isAskedFor(Refund refund) {
        return refund.getMetadata() != null && refund.getMetadata().containsKey(REFUND);
    }

    Refund create(Return money, String paymentIntent, long amount) throws StripeException {
        var request =
                RefundCreateParams.builder()
                        .setPaymentIntent(paymentIntent)
                        .setAmount(amount)
                        .putMetadata(REFUND, String.valueOf(money.refundId()))
                        .build();
        var options = RequestOptions.builder().setIdempotencyKey(money.key()).build();
        return StripeErrors.ask(() -> client.v1().refunds().create(request, options));
    }
}
