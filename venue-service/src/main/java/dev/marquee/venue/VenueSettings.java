package dev.marquee.venue;

import dev.marquee.platform.value.Money;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of venue-service.
 *
 * @param currency of a price that names none
 * @param timeZone of a venue that names none; the machine's own where it is blank
 * @param claimFor how long a venue is kept for an event that is not saved yet
 */
@ConfigurationProperties("marquee.venue")
public record VenueSettings(
        @DefaultValue("EUR") String currency,
        @DefaultValue("") String timeZone,
        @DefaultValue("10m") Duration claimFor) {

    public VenueSettings {
        if (Money.currency(currency).isEmpty())
            throw new IllegalArgumentException("no such currency: " + currency);
        if (!timeZone.isBlank() && LocalTimes.zone(timeZone).isEmpty())
            throw new IllegalArgumentException("no such time zone: " + timeZone);
    }

    /** The zone of a venue that names none. */
    public ZoneId zone() {
        return timeZone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(timeZone);
    }
}
