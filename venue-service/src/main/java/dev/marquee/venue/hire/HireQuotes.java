package dev.marquee.venue.hire;

import dev.marquee.venue.Venue;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;

/** Says what a hire would cost, and whether the venue is free, before anybody hires it. */
@Component
class HireQuotes {

    /**
     * The answer.
     *
     * @param perHour what every hour begun costs, "140.00 EUR"
     * @param takenFrom and {@code takenUntil}: what is in the way, by the venue's clock; null if it
     *     is free
     */
    record Quote(
            HirePrice price,
            String perHour,
            @Nullable ZonedDateTime takenFrom,
            @Nullable ZonedDateTime takenUntil) {

        public boolean isFree() {
            return takenFrom == null;
        }
    }

    private final Hires hires;
    private final Clock clock;

    HireQuotes(Hires hires, Clock clock) {
        this.hires = hires;
        this.clock = clock;
    }

    /**
     * The answer for what is in a form; null while its times make no sense yet.
     *
     * @param hireId the hire that is to be moved, or 0
     */
    @Nullable Quote quote(Venue venue, HireForm form, long hireId) {
        var period = form.period(venue.zone(), new BeanPropertyBindingResult(form, "hireForm"));
        if (period == null) return null;
        var id = Objects.requireNonNull(venue.id());
        var inTheWay =
                hires.findInTheWay(
                        id, period.startsAt(), period.endsAt(), clock.instant(), hireId, "");
        return new Quote(
                HirePrice.of(venue, period),
                new HirePrice(1, venue.pricePerHourMinor(), venue.currency()).text(),
                inTheWay.map(hire -> hire.startsAt().atZone(venue.zone())).orElse(null),
                inTheWay.map(hire -> hire.endsAt().atZone(venue.zone())).orElse(null));
    }
}
