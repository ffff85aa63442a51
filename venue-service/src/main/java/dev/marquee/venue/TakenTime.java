package dev.marquee.venue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A time at which a venue is taken, to look up whether it is free. Whose booking it is, and what it
 * costs, is the bookings' own business.
 */
@Entity
@Immutable
@Table(name = "hire")
class TakenTime {

    @Id private long id;

    @Column(name = "venue_id")
    private long venueId;

    private Instant startsAt;
    private Instant endsAt;
    private @Nullable Instant claimedUntil;
    private @Nullable Long organizerId;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected TakenTime() {}
}
