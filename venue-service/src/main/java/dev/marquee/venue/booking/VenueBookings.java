package dev.marquee.venue.booking;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

/** The bookings of venues. */
interface VenueBookings
        extends CrudRepository<VenueBooking, Long>, JpaSpecificationExecutor<VenueBooking> {

    /** A page of bookings, to be shown. */
    @Override
    @EntityGraph(attributePaths = "venue")
    Page<VenueBooking> findAll(Specification<VenueBooking> condition, Pageable page);

    /** A booking to be shown. A claim that has lapsed is none. */
    @EntityGraph(attributePaths = "venue")
    @Query(
            """
            select b from VenueBooking b
            where b.id = :id and b.venueId = :venue
              and (b.claimedUntil is null or b.claimedUntil > :now)
            """)
    Optional<VenueBooking> findShown(long venue, long id, Instant now);

    /**
     * The first booking that shares a moment with a time. A claim that has lapsed is in nobody's
     * way.
     *
     * @param except the id of a booking that may, or 0
     * @param key that of bookings that may, or empty
     */
    @Query(
            """
            select b from VenueBooking b
            where b.venueId = :venue
              and b.period.startsAt < :#{#period.endsAt()} and b.period.endsAt > :#{#period.startsAt()}
              and (b.claimedUntil is null or b.claimedUntil > :now)
              and b.id <> :except and coalesce(b.bookingKey, b.claimKey, ' ') <> :key
            order by b.period.startsAt limit 1
            """)
    Optional<VenueBooking> findInTheWay(
            long venue, Period period, Instant now, long except, String key);

    Optional<VenueBooking> findByIdAndVenueId(long id, long venueId);

    Optional<VenueBooking> findByBookingKey(String key);

    /** Drops the claim with this key, if there is one. */
    @Modifying
    @Query("delete from VenueBooking b where b.claimKey = :key")
    void dropClaim(String key);
}
