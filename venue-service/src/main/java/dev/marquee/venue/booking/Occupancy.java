package dev.marquee.venue.booking;

import dev.marquee.platform.value.TimeFormat;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.venue.Venue;
import dev.marquee.venue.Venues;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Whether a venue is free. */
@Component
class Occupancy {

    private final Venues venues;
    private final VenueBookings bookings;
    private final Clock clock;

    Occupancy(Venues venues, VenueBookings bookings, Clock clock) {
        this.venues = venues;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** Locks a venue until the transaction ends; 404 if there is none with that id. */
    Venue lock(long venueId) {
        return venues.findWithLockById(venueId).orElseThrow(() -> Problems.notFound("venue"));
    }

    /**
     * Goes on only if nobody has the venue for any part of a time. The venue is locked, so that
     * nobody takes it afterwards either.
     *
     * @param except the hire that is to be moved, or 0
     * @param key that of the hire and the claim that are to be moved, or empty
     * @throws ErrorResponseException 409 venue-booked, with what is in the way
     */
    void requireFree(Venue venue, Period period, long except, String key) {
        bookings.findInTheWay(venue.id(), period, clock.instant(), except, key)
                .ifPresent(taken -> {
                    throw booked(venue, taken.period());
                });
    }

    private static ErrorResponseException booked(Venue venue, Period taken) {
        var zone = venue.zone();
        return Problems.problem(
                HttpStatus.CONFLICT,
                "venue-booked",
                Text.of(
                        "problem.venue-booked",
                        venue.name(),
                        text(taken.startsAt(), zone),
                        text(taken.endsAt(), zone)),
                Map.of("starts_at", taken.startsAt(), "ends_at", taken.endsAt()));
    }

    private static String text(Instant time, ZoneId zone) {
        return TimeFormat.minute(time.atZone(zone), LocaleContextHolder.getLocale());
    }
}
