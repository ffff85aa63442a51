package dev.marquee.venue;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The venues. Bookings, which have a package of their own, hold on to them. */
public interface Venues extends ListCrudRepository<Venue, Long>, JpaSpecificationExecutor<Venue> {

    /**
     * Locks the venue until the transaction ends: whoever books or deletes it comes one by one. Who
     * needs several locks them in the order of their ids.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from Venue v where v.id = :id")
    Optional<Venue> findWithLockById(long id);

    List<Venue> findAllByOrderById(Limit limit);

    /** What kinds of venues there are, each in one spelling. */
    @Query("select min(v.details.type) from Venue v group by lower(v.details.type) order by 1")
    List<String> types(Limit limit);

    @Query("select distinct v.details.timeZone from Venue v")
    List<ZoneId> zones();

    /** Those of these venues that somebody has now. */
    @Query(
            """
            select distinct t.venueId from TakenTime t
            where t.venueId in :venues and t.startsAt <= :now and t.endsAt > :now
              and (t.claimedUntil is null or t.claimedUntil > :now)
            """)
    Set<Long> takenAt(Collection<Long> venues, Instant now);

    /** Whether somebody has it then or later. A claim that has lapsed is nobody's. */
    @Query(
            """
            select count(t) > 0 from TakenTime t
            where t.venueId = :id and t.endsAt > :time
              and (t.claimedUntil is null or t.claimedUntil > :time)
            """)
    boolean isBookedAfter(long id, Instant time);

    /**
     * Whether somebody but this organiser ever booked it; of old bookings nobody knows whose they
     * are.
     */
    @Query(
            """
            select count(t) > 0 from TakenTime t
            where t.venueId = :id and (t.organizerId is null or t.organizerId <> :organizer)
            """)
    boolean isBookedByOthers(long id, long organizer);

    /** Forgets all its bookings. */
    @Modifying
    @Query("delete from TakenTime t where t.venueId = :id")
    void forgetBookings(long id);
}
