package dev.marquee.notification.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can be told of. */
enum EventType {
    BOOKING_CONFIRMED("booking.confirmed"),
    BOOKING_UPDATED("booking.updated"),
    BOOKING_CANCELLED("booking.cancelled"),
    EVENT_PUBLISHED("event.published"),
    EVENT_CANCELLED("event.cancelled"),
    TICKET_USED("ticket.used");

    /** What the button sends that tries a webhook: of no event, and nobody's. */
    static final String TEST = "webhook.test";

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** Its name on the wire, in the database and in the message bundles. */
    @JsonValue
    String word() {
        return word;
    }

    /** All their names. */
    static List<String> words() {
        return Arrays.stream(values()).map(EventType::word).toList();
    }

    static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
