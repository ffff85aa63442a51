package dev.marquee.venue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface Hires extends CrudRepository<Hire, Long> {

    /** Hires that are not over at a time, soonest first. */
    List<Hire> findTop500ByVenueIdAndEndsAtAfterOrderByStartsAt(long venueId, Instant time);

    /** A hire that shares a moment with the time from {@code startsAt} to {@code endsAt}. */
    Optional<Hire> findFirstByVenueIdAndStartsAtBeforeAndEndsAtAfterOrderByStartsAt(
            long venueId, Instant endsAt, Instant startsAt);

    boolean existsByVenueIdAndEndsAtAfter(long venueId, Instant time);

    Optional<Hire> findByIdAndVenueId(long id, long venueId);

    void deleteByVenueId(long venueId);
}
