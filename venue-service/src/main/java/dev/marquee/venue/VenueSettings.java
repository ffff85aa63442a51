package dev.marquee.venue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of venue-service.
 *
 * @param currency of a price that names none
 */
@ConfigurationProperties("marquee.venue")
record VenueSettings(@DefaultValue("EUR") String currency) {

    VenueSettings {
        if (Money.currency(currency).isEmpty())
            throw new IllegalArgumentException("no such currency: " + currency);
    }
}
