package dev.marquee.ticket.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Somebody who takes money and gives it back. It fits those who answer at once, those who send the
 * buyer to a page of their own, and those who only send signed notifications. No method is called
 * in a database transaction; each may be called again with the same arguments, and none throws
 * because the other side is away: that is {@code Unknown}.
 */
public interface PaymentProvider {

    /** As stored with payments and named in addresses: lower case, at most 20 characters. */
    String name();

    /** Whether it moves no real money. */
    boolean isTest();

    Capabilities capabilities();

    /** Begins to charge, or goes on with the same attempt. */
    Start start(Charge charge);

    /**
     * What became of an attempt: by the provider's reference, or by ours where there is none yet.
     */
    Look look(Attempt attempt);

    /** Makes sure that an attempt is not paid any more. */
    Close close(Attempt attempt);

    /** Gives money back. */
    Refunded refund(Return money);

    /** Reads a notification. The signature is checked over these very bytes. */
    Notice notice(HttpHeaders headers, byte[] body);

    /**
     * What it can do.
     *
     * @param close whether an attempt can be closed
     * @param partialRefund whether a part can be given back
     * @param idempotentFor how long a repeated key gets the first answer
     * @param refundDays how long money is on its way back, for the buyer
     */
    record Capabilities(
            boolean close, boolean partialRefund, Duration idempotentFor, int refundDays) {}

    /** The least that can be charged in that currency, in minor units; empty if it is not taken. */
    OptionalLong minimum(String currency);

    /**
     * An attempt to pay.
     *
     * @param paymentId ours
     * @param ref the provider's; null while it is not known
     */
    record Attempt(long paymentId, @Nullable String ref) {

        /** One for each attempt, with the same parameters each time. */
        public String key() {
            return "payment-" + paymentId;
        }
    }

    /**
     * What to charge.
     *
     * @param amountMinor in minor units of {@code currency}
     * @param title what the buyer reads that it is for
     * @param returnUrl where the buyer comes back to, by GET
     * @param card the number typed by the buyer; only the simulated provider ever sees one
     * @param holdEnds when the tickets are on sale again
     */
    record Charge(
            Attempt attempt,
            long bookingId,
            long amountMinor,
            String currency,
            String title,
            String buyerEmail,
            String returnUrl,
            @Nullable String card,
            @Nullable Instant holdEnds) {}

    /**
     * What to give back.
     *
     * @param refundId ours
     * @param paymentRef the provider's reference of the payment
     * @param ref the provider's reference of this refund; null while it is not known
     */
    record Return(
            long refundId,
            String paymentRef,
            @Nullable String ref,
            long amountMinor,
            String currency) {

        public String key() {
            return "refund-" + refundId;
        }
    }

    /** What came of beginning. */
    sealed interface Start {

        /** Charged, as far as this answer goes; what counts is what {@link #look} says. */
        record Paid(String ref, @Nullable String cardEnd) implements Start {}

        /** The buyer goes on at that address. */
        record Redirect(String ref, String url) implements Start {}

        /**
         * Not charged.
         *
         * @param reason a code such as {@code card-declined}; pages have words for it
         */
        record Declined(String reason, boolean retryable) implements Start {}

        /** Nobody knows. It must be looked at before anything else is charged. */
        record Unknown() implements Start {}
    }

    /** Where an attempt stands. */
    sealed interface Look {

        record Open(String ref) implements Look {}

        record Paid(String ref, long amountMinor, String currency, @Nullable String cardEnd)
                implements Look {}

        record Failed(String reason) implements Look {}

        /** The provider has never heard of it. */
        record NotThere() implements Look {}

        record Unknown() implements Look {}
    }

    enum Close {
        CLOSED,
        ALREADY_PAID,
        UNKNOWN
    }

    /** Where a refund stands. */
    sealed interface Refunded {

        record Done(String ref) implements Refunded {}

        /** On its way, which may take days. */
        record Pending(String ref) implements Refunded {}

        /** A person has to look at it. */
        record Refused(String why) implements Refunded {}

        record Unknown() implements Refunded {}
    }

    /** What a notification says. */
    sealed interface Notice {

        /**
         * Something became of an attempt or a refund: look.
         *
         * @param eventId the same if it is told again
         * @param answer what the provider wants to read; empty for nothing
         */
        record Hint(String eventId, String kind, @Nullable String ref, String answer)
                implements Notice {}

        /** Not from the provider, or too old. */
        record Invalid(String why) implements Notice {}
    }
}
