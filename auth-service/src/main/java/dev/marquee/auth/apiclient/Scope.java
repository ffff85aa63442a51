package dev.marquee.auth.apiclient;

import java.util.Arrays;
import java.util.Optional;

/** What an API client may do for its owner. */
enum Scope {
    EVENTS_READ("events:read"),
    EVENTS_WRITE("events:write"),
    BOOKINGS_READ("bookings:read"),
    BOOKINGS_WRITE("bookings:write"),
    ENTRY("entry"),
    REPORTS_READ("reports:read");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** As it stands in tokens. */
    public String word() {
        return word;
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
