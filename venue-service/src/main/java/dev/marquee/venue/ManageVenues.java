package dev.marquee.venue;

import dev.marquee.platform.web.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that changes venues and their hires, one transaction each. The venue's row is locked
 * first, always: two hires of one venue are decided one after the other.
 */
@Service
class ManageVenues {

    private final Venues venues;
    private final Hires hires;
    private final Clock clock;

    ManageVenues(Venues venues, Hires hires, Clock clock) {
        this.venues = venues;
        this.hires = hires;
        this.clock = clock;
    }

    /** Stores a new venue and returns its id. */
    @Transactional
    long add(Venue venue) {
        return Objects.requireNonNull(venues.save(venue).id());
    }

    /** Replaces what is said about a venue; 404 if there is none with that id. */
    @Transactional
    void change(long id, Venue venue) {
        lock(id);
        venues.save(venue.withId(id));
    }

    /**
     * Takes a venue for a time.
     *
     * @throws org.springframework.web.ErrorResponseException 404 for an unknown venue; 409 if it is
     *     taken for any part of that time, and then nothing is stored
     */
    @Transactional
    Hire hire(long venueId, @Nullable Long eventId, Instant startsAt, Instant endsAt) {
        lock(venueId);
        hires.findFirstByVenueIdAndStartsAtBeforeAndEndsAtAfterOrderByStartsAt(
                        venueId, endsAt, startsAt)
                .ifPresent(taken -> {
                    throw Problems.problem(
                            HttpStatus.CONFLICT,
                            "venue-booked",
                            "The venue is taken from %s to %s. Choose another time or another venue."
                                    .formatted(taken.startsAt(), taken.endsAt()),
                            Map.of("starts_at", taken.startsAt(), "ends_at", taken.endsAt()));
                });
        return hires.save(new Hire(null, venueId, eventId, startsAt, endsAt));
    }

    /** Gives a hired time back. */
    @Transactional
    void release(long venueId, long hireId) {
        lock(venueId);
        var hire =
                hires.findByIdAndVenueId(hireId, venueId)
                        .orElseThrow(() -> Problems.notFound("hire"));
        hires.delete(hire);
    }

    /** Deletes a venue with its past hires; one that is hired now or later stays, with 409. */
    @Transactional
    void delete(long venueId) {
        var venue = lock(venueId);
        if (hires.existsByVenueIdAndEndsAtAfter(venueId, clock.instant()))
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "venue-hired",
                    "%s is still hired. Give the hired times back first.".formatted(venue.name()));
        hires.deleteByVenueId(venueId);
        venues.delete(venue);
    }

    private Venue lock(long venueId) {
        return venues.findWithLockById(venueId).orElseThrow(() -> Problems.notFound("venue"));
    }
}
