package dev.marquee.venue.plan;

import dev.marquee.platform.security.Caller;
import dev.marquee.venue.Venue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A seat plan of a venue: its newest version counts for events that choose it from now on. It is
 * never deleted but hidden, because events keep using versions of it.
 */
@Entity
class SeatPlan {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long venueId;
    private @Nullable Long ownerId;
    private String name;
    private int version;
    private boolean hidden;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected SeatPlan() {}

    /** A plan whose first version is about to be stored. */
    SeatPlan(long venueId, @Nullable Long ownerId, String name) {
        this.venueId = venueId;
        this.ownerId = ownerId;
        this.name = name;
        this.version = 1;
    }

    /** Goes on to the next version, and returns its number. */
    int next(String newName) {
        name = newName;
        return ++version;
    }

    void hide() {
        hidden = true;
    }

    /**
     * Whether somebody may change it: whoever added it, who may change the venue, and
     * administrators.
     */
    boolean isChangedBy(Caller caller, Optional<Venue> venue) {
        return caller.has("ADMIN")
                || ownerId != null && ownerId == caller.id()
                || venue.filter(place -> place.isChangedBy(caller)).isPresent();
    }

    /** Its id, once it is stored. */
    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    long venueId() {
        return venueId;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    boolean isHidden() {
        return hidden;
    }
}
