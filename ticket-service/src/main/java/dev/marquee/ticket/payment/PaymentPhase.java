package dev.marquee.ticket.payment;

import java.util.Locale;

/** Where an attempt to pay stands with its provider. */
public enum PaymentPhase {
    /** Stored; the provider is about to be called, or was when the service was killed. */
    CREATED,
    /** The buyer goes on with the provider. */
    ACTION_REQUIRED,
    /** Nobody knows whether it was charged. That is never taken for a failure. */
    UNKNOWN,
    /** Its booking is kept no more, and the provider has not yet said that it is closed. */
    CLOSING,
    SUCCEEDED,
    FAILED,
    /** A person has to look at it. */
    STUCK;

    /** As the database spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaymentPhase of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
