package dev.marquee.venue.hire;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface Hires extends CrudRepository<Hire, Long> {

    /**
     * The first hire that shares a moment with a time. A claim that has lapsed is in nobody's way.
     *
     * @param except the id of a hire that may, or 0
     * @param key that of hires that may, or empty
     */
    @Query(
            """
            select * from hire
            where venue_id = :venueId and starts_at < :endsAt and ends_at > :startsAt
              and (claimed_until is null or claimed_until > :now)
              and id <> :except and coalesce(hire_key, claim_key, ' ') <> :key
            order by starts_at limit 1
            """)
    Optional<Hire> findInTheWay(
            long venueId, Instant startsAt, Instant endsAt, Instant now, long except, String key);

    Optional<Hire> findByIdAndVenueId(long id, long venueId);

    Optional<Hire> findByHireKey(String key);

    /** Drops the claim with this key, if there is one. */
    @Modifying
    @Query("delete from hire where claim_key = :key")
    void dropClaim(String key);
}
