package dev.marquee.ticket.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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

    /**
     * Reads a notification. The signature is checked over these very bytes.
     *
     * @param body what was posted; the query as it came, if it was a GET
     */
    Notice notice(HttpHeaders headers, byte[] body);

    /** What time it is there, if it can be asked now. */
    default Optional<Instant> time() {
        return Optional.empty();
    }

    /**
     * What moved there that this service may not know of: a payment, refund or dispute with a
     * reference that a notification named.
     *
     * @return empty if there is nothing of the kind, or this service asked for it
     * @throws RuntimeException if that cannot be found out now; the notification may come again
     */
    default Optional<Movement> movement(String ref) {
        return Optional.empty();
    }

    /**
     * Money that moved at the provider.
     *
     * @param ref the provider's reference of it
     * @param paymentRef of the payment that it is about; null where it is one itself, or none is
     *     known
     */
    record Movement(
            Kind kind,
            String ref,
            @Nullable String paymentRef,
            long amountMinor,
            String currency,
            Standing standing) {

        public enum Kind {
            PAYMENT,
            REFUND,
            DISPUTE;

            /** As the database spells it. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public enum Standing {
            /** Nobody knows yet where the money ends. */
            OPEN,
            /** It has moved: paid, given back, or lost. */
            DONE,
            /** It has not moved, and will not. */
            OVER;

            /** As the database spells it. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * What it can do.
     *
     * @param close whether an attempt can be closed
     * @param partialRefund whether a part can be given back
     * @param idempotentFor how long a repeated key gets the first answer
     * @param refundDays how long money is on its way back, for the buyer
     * @param delayed whether an attempt may take as long as its booking's hold, and is not given up
     */
    record Capabilities(
            boolean close,
            boolean partialRefund,
            Duration idempotentFor,
            int refundDays,
            boolean delayed) {

        /** Of one whose attempts take minutes. */
        public Capabilities(
                boolean close, boolean partialRefund, Duration idempotentFor, int refundDays) {
            this(close, partialRefund, idempotentFor, refundDays, false);
        }
    }

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

        /** The buyer pays elsewhere, under that reference; the hold goes on until then. */
        record Awaited(String ref) implements Start {}

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
         * @param answerType its media type
         */
        record Hint(
                String eventId, String kind, @Nullable String ref, String answer, String answerType)
                implements Notice {

            /** One whose answer is text, or does not matter. */
            public Hint(String eventId, String kind, @Nullable String ref, String answer) {
                this(eventId, kind, ref, answer, "text/plain");
            }
        }

        /** Not from the provider, or too old. */
        record Invalid(String why) implements Notice {}
    }
}
