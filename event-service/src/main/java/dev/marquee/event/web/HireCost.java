package dev.marquee.event.web;

import dev.marquee.event.client.VenueClient.Price;
import dev.marquee.event.client.VenueClient.Venue;
import dev.marquee.event.editing.Places;
import dev.marquee.event.web.VenueChoices.Wish;
import dev.marquee.platform.value.MoneyFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the venue that is chosen in a form costs and holds, before anything is saved. */
@Component
class HireCost {

    /**
     * The answer.
     *
     * @param price for the chosen time; null while no time is chosen
     * @param tickets how many the form offers in all
     */
    record Cost(Venue venue, @Nullable Price price, long tickets) {

        /** The sum as people read it; empty if it is free of charge. */
        public String sum() {
            return price == null ? "" : text(price.price(), price.currency());
        }

        public String perHour() {
            return price == null ? "" : text(price.pricePerHour(), price.currency());
        }

        public boolean isOverCapacity() {
            return tickets > venue.capacity();
        }
    }

    private final Places places;

    HireCost(Places places) {
        this.places = places;
    }

    /** The answer; null while no venue is chosen, or nobody can say. */
    @Nullable Cost of(Wish wish, long tickets) {
        if (wish.venue() == 0) return null;
        var venue = places.find(wish.venue());
        if (venue.isEmpty()) return null;
        var price = wish.time().flatMap(places::price);
        return new Cost(venue.get(), price.orElse(null), tickets);
    }

    /** €95.00; empty for nothing. */
    static String text(String amount, String currency) {
        return new BigDecimal(amount).signum() == 0
                ? ""
                : MoneyFormat.text(amount, currency, LocaleContextHolder.getLocale());
    }
}
