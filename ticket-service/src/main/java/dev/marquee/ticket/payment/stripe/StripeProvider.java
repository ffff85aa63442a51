package dev.marquee.ticket.payment.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import dev.marquee.ticket.payment.PaymentProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** Takes cards on Stripe's hosted page. */
final class StripeProvider implements PaymentProvider {

    static final String NAME = "stripe";

    private static final Logger log = LoggerFactory.getLogger(StripeProvider.class);

    private static final Duration KEYS_ARE_KEPT = Duration.ofHours(24);
    private static final int REFUND_DAYS = 10;

    private final StripeSessions sessions;
    private final StripeRefunds refunds;
    private final StripeNotifications notifications;
    private final StripeMovements movements;
    private final StripeTime time;
    private final boolean isTest;

    StripeProvider(
            StripeSessions sessions,
            StripeRefunds refunds,
            StripeNotifications notifications,
            StripeMovements movements,
            StripeTime time,
            boolean isTest) {
        this.sessions = sessions;
        this.refunds = refunds;
        this.notifications = notifications;
        this.movements = movements;
        this.time = time;
        this.isTest = isTest;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isTest() {
        return isTest;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, KEYS_ARE_KEPT, REFUND_DAYS);
    }

    @Override
    public OptionalLong minimum(String currency) {
        return StripeAmounts.minimum(currency);
    }

    @Override
    public Start start(Charge charge) {
        var minimum = minimum(charge.currency());
        if (minimum.isEmpty()) return new Start.Declined("currency-not-taken", false);
        var amount = StripeAmounts.toStripe(charge.amountMinor(), charge.currency());
        if (amount.isEmpty()) return new Start.Declined("amount-not-payable", false);
        if (charge.amountMinor() < minimum.getAsLong())
            return new Start.Declined("amount-too-small", false);
        var id = charge.attempt().paymentId();
        try {
            var session = sessions.create(charge, amount.getAsLong());
            if (session.getUrl() == null) return new Start.Unknown();
            return new Start.Redirect(session.getId(), session.getUrl());
        } catch (StripeException e) {
            if (!StripeErrors.isRefusal(e)) {
                log.warn("payment {} was not answered: {}", id, StripeErrors.describe(e));
                return new Start.Unknown();
            }
            log.error("Stripe refuses payment {}: {}", id, StripeErrors.describe(e));
            return new Start.Declined("provider-refused", false);
        }
    }

    /**
     * A session whose address did not reach us cannot be paid, because Stripe told it to nobody
     * else; so it is as if it were not there. One whose id we have, and Stripe does not, is one of
     * another account: nobody knows.
     */
    @Override
    public Look look(Attempt attempt) {
        var ref = attempt.ref();
        if (ref == null) return new Look.NotThere();
        try {
            return found(sessions.retrieve(ref));
        } catch (StripeException e) {
            log.warn(
                    "payment {} cannot be looked at: {}",
                    attempt.paymentId(),
                    StripeErrors.describe(e));
            return new Look.Unknown();
        }
    }

    private static Look found(Session session) {
        return switch (Stage.of(session)) {
            case PAID -> paid(session);
            case EXPIRED -> new Look.Failed("page-expired");
            case OPEN -> new Look.Open(session.getId());
            case UNKNOWN -> new Look.Unknown();
        };
    }

    /** What was paid counts, not what was asked. Nothing was asked of 0, so 0 is another amount. */
    private static Look.Paid paid(Session session) {
        var currency = session.getCurrency().toUpperCase(Locale.ROOT);
        var amount = StripeAmounts.fromStripe(session.getAmountTotal(), currency).orElse(0);
        return new Look.Paid(session.getId(), amount, currency, StripeSessions.cardEnd(session));
    }

    @Override
    public Close close(Attempt attempt) {
        var ref = attempt.ref();
        if (ref == null) return Close.CLOSED;
        try {
            return closed(expired(ref));
        } catch (StripeException e) {
            log.warn(
                    "payment {} cannot be closed: {}",
                    attempt.paymentId(),
                    StripeErrors.describe(e));
            return Close.UNKNOWN;
        }
    }

    /** Stripe refuses to close what is paid or closed already. */
    private Session expired(String ref) throws StripeException {
        try {
            return sessions.expire(ref);
        } catch (StripeException e) {
            if (!StripeErrors.isRefusal(e)) throw e;
            return sessions.retrieve(ref);
        }
    }

    private static Close closed(Session session) {
        return switch (Stage.of(session)) {
            case PAID -> Close.ALREADY_PAID;
            case EXPIRED -> Close.CLOSED;
            case OPEN, UNKNOWN -> Close.UNKNOWN;
        };
    }

    @Override
    public Refunded refund(Return money) {
        try {
            return refunded(opened(money));
        } catch (StripeException e) {
            if (isTriedAgain(e)) {
                log.warn(
                        "refund {} was not answered: {}",
                        money.refundId(),
                        StripeErrors.describe(e));
                return new Refunded.Unknown();
            }
            log.error("Stripe refuses refund {}: {}", money.refundId(), StripeErrors.describe(e));
            return new Refunded.Refused(StripeErrors.code(e));
        } catch (NotRefundable e) {
            return new Refunded.Refused(e.reason);
        }
    }

    /** What time or a better key helps against. */
    private static boolean isTriedAgain(StripeException e) {
        return !StripeErrors.isRefusal(e)
                || StripeErrors.isAboutKey(e)
                || "balance_insufficient".equals(e.getCode());
    }

    private Refund opened(Return money) throws StripeException, NotRefundable {
        var ref = money.ref();
        if (ref != null) return refunds.retrieve(ref);
        var paid = sessions.retrieve(money.paymentRef()).getPaymentIntent();
        if (paid == null) throw new NotRefundable("nothing-charged");
        var known = refunds.find(money, paid);
        if (known.isPresent()) return known.get();
        var amount = StripeAmounts.toStripe(money.amountMinor(), money.currency());
        if (amount.isEmpty()) throw new NotRefundable("amount-not-payable");
        return refunds.create(money, paid, amount.getAsLong());
    }

    private static Refunded refunded(Refund refund) {
        var status = Objects.requireNonNullElse(refund.getStatus(), "");
        return switch (status) {
            case "succeeded" -> new Refunded.Done(refund.getId());
            case "pending", "requires_action" -> new Refunded.Pending(refund.getId());
            case "failed", "canceled" ->
                    new Refunded.Refused(
                            Objects.requireNonNullElse(refund.getFailureReason(), status)
                                    .replace('_', '-'));
            default -> new Refunded.Unknown();
        };
    }

    @Override
    public Notice notice(HttpHeaders headers, byte[] body) {
        return notifications.read(headers, body);
    }

    /** What Stripe does not know of either is nothing. */
    @Override
    public Optional<Movement> movement(String ref) {
        try {
            return movements.find(ref);
        } catch (StripeException e) {
            if (StripeErrors.isRefusal(e) && !StripeErrors.isAboutKey(e)) return Optional.empty();
            throw new IllegalStateException(StripeErrors.describe(e), e);
        }
    }

    @Override
    public Optional<Instant> time() {
        return time.now();
    }

    /** Stripe has nothing that could be given back. */
    private static final class NotRefundable extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        NotRefundable(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /** Where a session stands. */
    private enum Stage {
        /** Also while a bank is still at it. */
        OPEN,
        PAID,
        EXPIRED,
        /** A later version of Stripe has another word. */
        UNKNOWN;

        static Stage of(Session session) {
            if ("paid".equals(session.getPaymentStatus())) return PAID;
            return switch (Objects.requireNonNullElse(session.getStatus(), "")) {
                case "expired" -> EXPIRED;
                case "open", "complete" -> OPEN;
                default -> UNKNOWN;
            };
        }
    }
}
