package dev.marquee.venue.booking;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/**
 * Hires that people make themselves, one transaction each. The venue's row is locked first, always:
 * two bookings of one venue are decided one after the other.
 */
@Service
class ManageBookings {

    /**
     * What somebody books a venue for.
     *
     * @param eventId an event, if there is one
     */
    record Details(Period period, @Nullable Long eventId, @Nullable String note) {}

    private final Occupancy occupancy;
    private final VenueBookings bookings;

    ManageBookings(Occupancy occupancy, VenueBookings bookings) {
        this.occupancy = occupancy;
        this.bookings = bookings;
    }

    /**
     * Takes a venue for a time, at what it costs now.
     *
     * @throws ErrorResponseException 404 for an unknown venue; 409 venue-booked if it is taken for
     *     any part of that time, and then nothing is stored
     */
    @Transactional
    VenueBooking book(long venueId, Caller caller, Details details) {
        var venue = occupancy.lock(venueId);
        occupancy.requireFree(venue, details.period(), 0, "");
        return bookings.save(VenueBooking.by(caller, venue, details));
    }

    /**
     * Moves a hire to another time of the same venue, or changes what is said about it. What it
     * costs stays as it was agreed, unless the time changes.
     *
     * @param seen the version that was looked at, or null where it does not matter
     * @throws ErrorResponseException 404 if it is not there or not the caller's; 412
     *     changed-meanwhile if there is another version now; 409 hire-of-event or venue-booked
     */
    @Transactional
    VenueBooking change(
            long venueId, long bookingId, Caller caller, @Nullable Long seen, Details details) {
        var venue = occupancy.lock(venueId);
        var booking = own(venueId, bookingId, caller, seen);
        occupancy.requireFree(venue, details.period(), bookingId, "");
        booking.change(details);
        return bookings.save(booking);
    }

    /** Gives a hired time back; refuses as a change does. */
    @Transactional
    void release(long venueId, long bookingId, Caller caller, @Nullable Long seen) {
        occupancy.lock(venueId);
        var booking = own(venueId, bookingId, caller, seen);
        booking.release();
        bookings.delete(booking);
    }

    private VenueBooking own(long venueId, long bookingId, Caller caller, @Nullable Long seen) {
        var booking =
                bookings.findByIdAndVenueId(bookingId, venueId)
                        .filter(found -> found.belongsTo(caller))
                        .orElseThrow(() -> Problems.notFound("hire"));
        if (!booking.isChangedHere()) throw bookedForEvent(booking);
        if (seen != null && seen != booking.version()) throw Versions.changed("hire");
        return booking;
    }

    private static ErrorResponseException bookedForEvent(VenueBooking booking) {
        var code = booking.eventCode();
        var detail =
                code == null
                        ? Text.of("problem.hire-of-event")
                        : Text.of("problem.hire-of-event.code", code);
        return Problems.problem(
                HttpStatus.CONFLICT,
                "hire-of-event",
                detail,
                code == null ? Map.of() : Map.of("event_code", code));
    }
}
