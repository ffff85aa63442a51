package dev.marquee.venue.booking;

import dev.marquee.venue.Venue;
import dev.marquee.venue.VenueSettings;
import java.time.Clock;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/**
 * Hires that another service makes for its events, by a key of its own. The key is locked first,
 * then the venues in the order of their ids, so that nobody waits for each other.
 */
@Service
class KeyedBookings {

    /**
     * What an event needs.
     *
     * @param event without an id for a claim: it is not saved yet
     * @param version of the event; null for a claim, and where the sender knows no order
     */
    record EventDetails(
            long venueId,
            EventReference event,
            long organizerId,
            Period period,
            @Nullable Long version) {

        boolean isClaim() {
            return event.id() == null;
        }
    }

    private final BookingKeys keys;
    private final Occupancy occupancy;
    private final VenueBookings bookings;
    private final VenueSettings settings;
    private final Clock clock;

    KeyedBookings(
            BookingKeys keys,
            Occupancy occupancy,
            VenueBookings bookings,
            VenueSettings settings,
            Clock clock) {
        this.keys = keys;
        this.occupancy = occupancy;
        this.bookings = bookings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes the one hire of a key this, or moves it, and drops the key's claim; or else makes the
     * claim, and leaves the hire as it is. Ask as often as you like: what is older than what is
     * known changes nothing.
     *
     * @throws ErrorResponseException 404 for an unknown venue; 409 venue-booked if somebody else
     *     has it for any part of that time, and then nothing changes
     */
    @Transactional
    void put(String key, EventDetails details) {
        if (!keys.take(key, details.version())) return;
        var venue = lock(key, details.venueId());
        occupancy.requireFree(venue, details.period(), 0, key);
        bookings.dropClaim(key);
        bookings.save(details.isClaim() ? claim(key, venue, details) : booked(key, venue, details));
    }

    private VenueBooking claim(String key, Venue venue, EventDetails details) {
        return VenueBooking.claim(key, venue, details, clock.instant().plus(settings.claimFor()));
    }

    private VenueBooking booked(String key, Venue venue, EventDetails details) {
        var made = bookings.findByBookingKey(key);
        made.ifPresent(booking -> booking.follow(venue, details));
        return made.orElseGet(() -> VenueBooking.forEvent(key, venue, details));
    }

    /**
     * Releases the hire and the claim of a key; nothing happens if there is none.
     *
     * @param version of the event that has no hire any more; what is older changes nothing
     */
    @Transactional
    void release(String key, @Nullable Long version) {
        if (!keys.release(key, version)) return;
        bookings.dropClaim(key);
        bookings.findByBookingKey(key)
                .ifPresent(booking -> {
                    occupancy.lock(booking.venueId());
                    booking.release();
                    bookings.delete(booking);
                });
    }

    /** Drops the claim of a key, and leaves its hire as it is. */
    @Transactional
    void dropClaim(String key) {
        bookings.dropClaim(key);
    }

    /** Locks the venue that is wanted, and the one that the key's hire is at. */
    private Venue lock(String key, long wanted) {
        var ids = new TreeSet<Long>();
        ids.add(wanted);
        bookings.findByBookingKey(key).ifPresent(made -> ids.add(made.venueId()));
        Venue found = null;
        for (var id : ids) {
            var venue = occupancy.lock(id);
            if (id == wanted) found = venue;
        }
        return Objects.requireNonNull(found);
    }
}
