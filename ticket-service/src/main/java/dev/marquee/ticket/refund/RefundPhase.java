package dev.marquee.ticket.refund;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a refund stands. */
public enum RefundPhase {
    /** A buyer has asked; staff decide. */
    ASKED,
    /** Decided; the worker sends it. */
    APPROVED,
    /** The provider is being asked, or its answer was lost. */
    SENDING,
    /** The provider has it, which may take days. */
    AT_PROVIDER,
    /** A person has to look at it. */
    STUCK,
    DONE,
    /** Staff said no. */
    REFUSED;

    /** As the database and the API spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is spelt so. */
    public static RefundPhase of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
