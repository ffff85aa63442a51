package dev.marquee.site.assistant.rules;

import java.util.Locale;

/** What somebody wants to know. Where two are as likely, the one that stands first is meant. */
public enum Intent {
    OPEN_COMPLAINTS,
    MY_REFUND,
    NOT_ARRIVED,
    TRANSFER,
    MY_WAITING,
    WAITING_LIST,
    INVOICE,
    COMPLAINT,
    REASON,
    SALES_TODAY,
    CANCEL,
    PEOPLE,
    ABOUT,
    MY_BOOKINGS,
    PRICE,
    AVAILABILITY,
    WHEN,
    WHERE,
    ENTRY,
    SEAT,
    WHATS_ON,
    BOOK,
    THANKS,
    GREETING,
    UNSURE;

    /** As it is called in files and answers. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of a name in a file. */
    static Intent of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** Whether only those ask who work here. */
    boolean isOfStaff() {
        return this == SALES_TODAY || this == OPEN_COMPLAINTS;
    }

    /** Whether it is only politeness, which counts where nothing else is said. */
    boolean isPolite() {
        return this == THANKS || this == GREETING;
    }
}
