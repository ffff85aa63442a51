package dev.marquee.ticket.listing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the bookings of an event count. It goes from on to ending to off, and never back. */
public enum TestMode {
    /** They do not: the event is tried out. */
    ON,
    /** They are being deleted, and there are no new ones. */
    ENDING,
    /** They do. */
    OFF;

    private static final String MARK = "[TEST] ";

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TestMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Of an event that was not known before. */
    static TestMode first(boolean test) {
        return test ? ON : OFF;
    }

    /** After event-service has said whether it is tried out. */
    TestMode next(boolean test) {
        return this == ON && !test ? ENDING : this;
    }

    /** The name that everybody reads, wherever the event is named. */
    String marked(String name) {
        return this == OFF ? name : MARK + name;
    }
}
