package dev.marquee.notification.webhook.registration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can be told of. */
public enum EventType {
    BOOKING_CONFIRMED("booking.confirmed"),
    BOOKING_UPDATED("booking.updated"),
    BOOKING_CANCELLED("booking.cancelled"),
    BOOKING_PAID("booking.paid"),
    BOOKING_EXPIRED("booking.expired"),
    REFUND_COMPLETED("refund.completed"),
    PAYMENT_ATTENTION("payment.attention"),
    EVENT_PUBLISHED("event.published"),
    EVENT_CANCELLED("event.cancelled"),
    TICKET_USED("ticket.used"),

    /** A signed head of the audit trail: of no organiser, so only where everybody's is told. */
    AUDIT_HEAD("audit.head");

    /** What the button sends that tries a webhook: of no event, and nobody's. */
    public static final String TEST = "webhook.test";

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** Its name on the wire, in the database and in the message bundles. */
    @JsonValue
    public String word() {
        return word;
    }

    /** All their names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(EventType::word).toList();
    }

    static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
