package dev.marquee.venue.booking;

import dev.marquee.venue.Venue;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;

/** Says what a hire would cost, and whether the venue is free, before anybody bookings it. */
@Component
class BookingQuotes {

    /**
     * The answer.
     *
     * @param perHour what every hour begun costs, "€140.00"
     * @param takenFrom and {@code takenUntil}: what is in the way, by the venue's clock; null if it
     *     is free
     */
    record Quote(
            BookingPrice price,
            String perHour,
            @Nullable ZonedDateTime takenFrom,
            @Nullable ZonedDateTime takenUntil) {

        public boolean isFree() {
            return takenFrom == null;
        }
    }

    private final VenueBookings bookings;
    private final Clock clock;

    BookingQuotes(VenueBookings bookings, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * The answer for what is in a form; null while its times make no sense yet.
     *
     * @param bookingId the hire that is to be moved, or 0
     */
    @Nullable Quote quote(Venue venue, BookingForm form, long bookingId) {
        var period = form.period(venue.zone(), new BeanPropertyBindingResult(form, "hireForm"));
        if (period == null) return null;
        var inTheWay = bookings.findInTheWay(venue.id(), period, clock.instant(), bookingId, "");
        return new Quote(
                BookingPrice.of(venue, period),
                venue.price().shown(),
                inTheWay.map(taken -> taken.period().startsAt().atZone(venue.zone())).orElse(null),
                inTheWay.map(taken -> taken.period().endsAt().atZone(venue.zone())).orElse(null));
    }
}
