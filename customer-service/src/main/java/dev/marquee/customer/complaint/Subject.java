package dev.marquee.customer.complaint;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a complaint is about.
 *
 * @param title in a few words
 * @param eventName empty where it is about no event, or its name is not known
 * @param organizerId who runs the event, if it is known
 */
public record Subject(
        String title,
        @Nullable Long bookingId,
        @Nullable Long eventId,
        String eventName,
        @Nullable Long organizerId) {

    /** Whether the two are about the same booking; or about none, and the same event or none. */
    boolean isSame(Subject other) {
        return Objects.equals(bookingId, other.bookingId)
                && Objects.equals(eventId, other.eventId)
                && Objects.equals(organizerId, other.organizerId);
    }
}
