package dev.marquee.venue.booking;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The event that a venue is booked for, as its owner says it.
 *
 * @param id none while the event is not saved yet
 */
@Embeddable
record EventReference(
        @Column(name = "event_id") @Nullable Long id,
        @Column(name = "event_code") @Nullable String code,
        @Column(name = "event_name") @Nullable String name) {

    static final EventReference NONE = new EventReference(null, null, null);

    /** An event of which only the id is known, or none. */
    static EventReference of(@Nullable Long id) {
        return new EventReference(id, null, null);
    }

    /** The same, or none, for another event. */
    EventReference withId(@Nullable Long other) {
        return new EventReference(other, code, name);
    }
}
