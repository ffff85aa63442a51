package dev.marquee.notification.inbox;

import java.util.Locale;

/** What a mail of the mailbox was. */
enum InboundVerdict {
    /** A mail of ours did not arrive. */
    BOUNCE,
    /** A reader said that a mail of ours was unwanted. */
    UNWANTED,
    /** Handed to customer-service, which has not said yet what it is. */
    HANDED_OVER,
    /** It stands in a complaint, or waits there for staff. */
    COMPLAINT,
    /** Nothing of ours, or not understood: left in the mailbox, flagged. */
    LEFT;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static InboundVerdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
