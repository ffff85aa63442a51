package dev.marquee.venue;

import dev.marquee.platform.value.MoneyInput;
import dev.marquee.platform.words.Text;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A venue as it is typed into the page: as text, so that what is wrong comes back as it was.
 *
 * @param version of the venue that was looked at; empty for a new one
 */
record VenueForm(
        @Nullable String name,
        @Nullable String type,
        @Nullable String capacity,
        @Nullable String address,
        @Nullable String pricePerHour,
        @Nullable String currency,
        @Nullable String timeZone,
        @Nullable String version) {

    static VenueForm empty(VenueSettings settings) {
        return new VenueForm(
                null, null, null, null, null, settings.currency(), settings.zone().getId(), null);
    }

    static VenueForm of(VenueView venue) {
        return new VenueForm(
                venue.name(),
                venue.type(),
                String.valueOf(venue.capacity()),
                venue.address(),
                MoneyInput.spelling(
                        new BigDecimal(venue.pricePerHour()),
                        Currency.getInstance(venue.currency())),
                venue.currency(),
                venue.timeZone(),
                String.valueOf(venue.version()));
    }

    /** The same, having seen what the venue is now. */
    VenueForm onTopOf(VenueView venue) {
        return new VenueForm(
                name,
                type,
                capacity,
                address,
                pricePerHour,
                currency,
                timeZone,
                String.valueOf(venue.version()));
    }

    /** What another form says where it differs, by field. */
    Map<String, String> differing(VenueForm other) {
        var all = new LinkedHashMap<String, String>();
        differ(all, "name", name, other.name);
        differ(all, "type", type, other.type);
        differ(all, "capacity", capacity, other.capacity);
        differ(all, "address", address, other.address);
        differ(all, "pricePerHour", pricePerHour, other.pricePerHour);
        differ(all, "currency", currency, other.currency);
        differ(all, "timeZone", timeZone, other.timeZone);
        return all;
    }

    private static void differ(
            Map<String, String> all, String field, @Nullable String mine, @Nullable String theirs) {
        if (theirs != null && !theirs.equals(mine)) all.put(field, theirs);
    }

    /** The version that was looked at; one that is none was never there. */
    long seenVersion() {
        return version != null && version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    /** The same as a request of the API; numbers that are none are rejected. */
    VenueRequest toRequest(Errors errors) {
        return new VenueRequest(
                name, type, number(errors), address, amount(errors), currency, timeZone);
    }

    private @Nullable Long number(Errors errors) {
        if (capacity == null || capacity.isBlank()) return null;
        if (capacity.strip().matches("-?\\d{1,18}")) return Long.valueOf(capacity.strip());
        Text.of("invalid.whole-number").reject(errors, "capacity", "typeMismatch.java.lang.Long");
        return null;
    }

    private @Nullable BigDecimal amount(Errors errors) {
        return MoneyInput.amount(
                "pricePerHour", pricePerHour, MoneyInput.currency(currency), errors);
    }
}
