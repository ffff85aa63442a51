package dev.marquee.ticket.payment.bank;

import java.util.Locale;

/** What a line of a bank's file leads to, or has led to. */
enum LineOutcome {
    /** Its booking waits for just that amount. */
    MATCHED(true),
    /** Its booking has expired: it gets the same tickets if they are left. */
    LATE(true),
    /** Its booking needs the money no more, so it is paid back by hand. */
    GOES_BACK(true),
    /** The payment was booked before. */
    ALREADY_PAID(false),
    /** The reference is right, and the amount is not. */
    WRONG_AMOUNT(false),
    /** No reference, or none of a payment here. */
    UNKNOWN_REFERENCE(false),
    /** The same line was booked from another file. */
    BOOKED_BEFORE(false),
    /** Money that went out. */
    OUTGOING(false),
    /** No amount can be read. */
    UNREADABLE(false),
    /** Booked: the booking is confirmed. */
    BOOKED(false),
    /** Booked, and not needed: a refund waits for being paid back by hand. */
    RETURNED(false);

    private final boolean bookable;

    LineOutcome(boolean bookable) {
        this.bookable = bookable;
    }

    boolean bookable() {
        return bookable;
    }

    /** As the database and the message bundles spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
