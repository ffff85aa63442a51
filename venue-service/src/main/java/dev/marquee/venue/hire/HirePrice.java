package dev.marquee.venue.hire;

import dev.marquee.platform.value.Money;
import dev.marquee.venue.Venue;
import java.time.Duration;

/**
 * What a hire costs: the venue's price for every hour begun, as venues are let. Whole hours cost
 * whole amounts, so there is nothing to round. Hours are those that pass, on the nights when clocks
 * are put forward or back too.
 *
 * @param hours begun
 * @param minor in the currency's smallest unit
 */
record HirePrice(long hours, long minor, String currency) {

    static HirePrice of(Venue venue, Period period) {
        var time = Duration.between(period.startsAt(), period.endsAt());
        var hours = time.plusHours(1).minusNanos(1).toHours();
        var minor = Math.multiplyExact(hours, venue.pricePerHourMinor());
        return new HirePrice(hours, minor, venue.currency());
    }

    public boolean isFree() {
        return minor == 0;
    }

    /** "560.00 EUR". */
    public String text() {
        return Money.text(minor, currency) + " " + currency;
    }
}
