package dev.marquee.venue.booking;

import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which bookings to list.
 *
 * @param venueId null for all venues
 * @param from those that are not over then; null for all
 * @param until those that have begun by then; null for all
 * @param organizerId null for everybody's
 */
record BookingFilter(
        @Nullable Long venueId,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long organizerId) {

    /** Soonest first. */
    private static final Sort ORDER = Sort.by("period.startsAt", "id");

    static BookingFilter ofVenue(
            @Nullable Long venueId, @Nullable Instant from, @Nullable Instant until) {
        return new BookingFilter(venueId, from, until, null);
    }

    static Pageable page(int page, int size) {
        return PageRequest.of(page, size, ORDER);
    }

    /** The condition. Claims that have lapsed are not shown. */
    Specification<VenueBooking> at(Instant now) {
        return (booking, query, criteria) -> {
            var all = new ArrayList<Predicate>();
            var lapses = booking.<Instant>get("claimedUntil");
            all.add(criteria.or(criteria.isNull(lapses), criteria.greaterThan(lapses, now)));
            var period = booking.get("period");
            if (venueId != null) all.add(criteria.equal(booking.get("venueId"), venueId));
            if (from != null) all.add(criteria.greaterThan(period.<Instant>get("endsAt"), from));
            if (until != null) all.add(criteria.lessThan(period.<Instant>get("startsAt"), until));
            if (organizerId != null)
                all.add(criteria.equal(booking.get("organizerId"), organizerId));
            return criteria.and(all);
        };
    }
}
