package dev.marquee.venue.booking;

import dev.marquee.venue.Price;
import dev.marquee.venue.Venue;
import java.time.Duration;

/**
 * What a hire costs: the venue's price for every hour begun, as venues are let. Whole hours cost
 * whole amounts, so there is nothing to round. Hours are those that pass, on the nights when clocks
 * are put forward or back too.
 *
 * @param hours begun
 */
record BookingPrice(long hours, Price price) {

    static BookingPrice of(Venue venue, Period period) {
        var time = Duration.between(period.startsAt(), period.endsAt());
        var hours = time.plusHours(1).minusNanos(1).toHours();
        var hourly = venue.price();
        return new BookingPrice(
                hours, new Price(Math.multiplyExact(hours, hourly.minor()), hourly.currency()));
    }

    public boolean isFree() {
        return price.minor() == 0;
    }

    /** "€560.00". */
    public String text() {
        return price.shown();
    }
}
