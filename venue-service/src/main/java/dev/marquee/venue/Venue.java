package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A place that can be booked for events. Its version goes up with every change. */
@Entity
public class Venue extends AbstractAggregateRoot<Venue> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private @Nullable Long ownerId;

    @Embedded private VenueDetails details;

    @Version private long version;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Venue() {}

    /**
     * A venue that is not stored yet.
     *
     * @param ownerId the account that changes it, beside administrators; null where only those do
     */
    Venue(@Nullable Long ownerId, VenueDetails details) {
        this.ownerId = ownerId;
        this.details = details;
    }

    /** A venue that somebody adds: from then on it is theirs. */
    static Venue addedBy(Caller caller, VenueDetails details) {
        var venue = new Venue(caller.id(), details);
        venue.registerEvent(new VenueAdded(venue));
        return venue;
    }

    /** Replaces what is said about it. */
    void change(VenueDetails details) {
        registerEvent(new VenueChanged(this, this.details.changesTo(details)));
        this.details = details;
    }

    /** It is about to be deleted. */
    void delete() {
        registerEvent(new VenueDeleted(this));
    }

    /** Whether somebody may change it. */
    public boolean isChangedBy(Caller caller) {
        return caller.has("ADMIN") || ownerId != null && ownerId == caller.id();
    }

    /** Its id, once it is stored. */
    public long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    @Nullable Long ownerId() {
        return ownerId;
    }

    VenueDetails details() {
        return details;
    }

    long version() {
        return version;
    }

    public String name() {
        return details.name();
    }

    /** For every hour begun. */
    public Price price() {
        return details.price();
    }

    /** Where its clock stands. */
    public ZoneId zone() {
        return details.timeZone();
    }
}
