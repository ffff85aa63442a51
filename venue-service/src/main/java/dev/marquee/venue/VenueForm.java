package dev.marquee.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A venue as it is typed into the page: as text, so that what is wrong comes back as it was. */
record VenueForm(
        @Nullable String name,
        @Nullable String type,
        @Nullable String capacity,
        @Nullable String address,
        @Nullable String pricePerHour,
        @Nullable String currency) {

    static VenueForm empty(VenueSettings settings) {
        return new VenueForm(null, null, null, null, null, settings.currency());
    }

    static VenueForm of(VenueView venue) {
        return new VenueForm(
                venue.name(),
                venue.type(),
                String.valueOf(venue.capacity()),
                venue.address(),
                venue.pricePerHour(),
                venue.currency());
    }

    /** The same as a request of the API; numbers that are none are rejected. */
    VenueRequest toRequest(Errors errors) {
        return new VenueRequest(name, type, number(errors), address, amount(errors), currency);
    }

    private @Nullable Long number(Errors errors) {
        if (capacity == null || capacity.isBlank()) return null;
        if (capacity.strip().matches("-?\\d{1,18}")) return Long.valueOf(capacity.strip());
        errors.rejectValue("capacity", "typeMismatch.java.lang.Long", "must be a whole number");
        return null;
    }

    private @Nullable BigDecimal amount(Errors errors) {
        if (pricePerHour == null || pricePerHour.isBlank()) return null;
        var amount = pricePerHour.strip().replace(',', '.');
        if (amount.matches("-?\\d{1,12}(\\.\\d{1,6})?")) return new BigDecimal(amount);
        errors.rejectValue(
                "pricePerHour", "typeMismatch.java.math.BigDecimal", "must be an amount");
        return null;
    }
}
