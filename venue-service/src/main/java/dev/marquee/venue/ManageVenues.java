package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Changes to venues, one transaction each. The venue's row is locked first, always. */
@Service
class ManageVenues {

    private final Venues venues;
    private final Clock clock;

    ManageVenues(Venues venues, Clock clock) {
        this.venues = venues;
        this.clock = clock;
    }

    /** Stores a new venue and returns its id. */
    @Transactional
    long add(VenueDetails details, Caller caller) {
        return venues.save(Venue.addedBy(caller, details)).id();
    }

    /**
     * Replaces what is said about a venue.
     *
     * @param seen the version that was looked at, or null where it does not matter
     * @throws ErrorResponseException 404 if there is none with that id; 403 not-yours if it belongs
     *     to others; 412 changed-meanwhile if there is another version now
     */
    @Transactional
    Venue change(long id, @Nullable Long seen, Caller caller, VenueDetails details) {
        var venue = lock(id, seen, caller);
        venue.change(details);
        return venues.save(venue);
    }

    /**
     * Deletes a venue with its past hires.
     *
     * @param seen as for a change
     * @throws ErrorResponseException as for a change; 409 venue-hired if it is hired now or later;
     *     409 hired-by-others, but for an admin, if other organisers' past hires would go with it
     */
    @Transactional
    void delete(long id, @Nullable Long seen, Caller caller) {
        var venue = lock(id, seen, caller);
        if (venues.isBookedAfter(id, clock.instant()))
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "venue-hired",
                    Text.of("problem.venue-hired", venue.name()));
        if (!caller.has("ADMIN") && venues.isBookedByOthers(id, caller.id()))
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "hired-by-others",
                    Text.of("problem.hired-by-others", venue.name()));
        venues.forgetBookings(id);
        venue.delete();
        venues.delete(venue);
    }

    /** 403: others hire it too, so it is not anybody's to change. */
    static ErrorResponseException notYours(String venue) {
        return Problems.problem(
                HttpStatus.FORBIDDEN, "not-yours", Text.of("problem.not-yours", venue));
    }

    private Venue lock(long id, @Nullable Long seen, Caller caller) {
        var venue = venues.findWithLockById(id).orElseThrow(() -> Problems.notFound("venue"));
        if (!venue.isChangedBy(caller)) throw notYours(venue.name());
        if (seen != null && seen != venue.version()) throw Versions.changed("venue");
        return venue;
    }
}
