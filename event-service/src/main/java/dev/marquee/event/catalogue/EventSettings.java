package dev.marquee.event.catalogue;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of event-service.
 *
 * @param timeZone the zone of an event that names none; the machine's own where it is not set
 * @param currency the currency of an event that names none
 */
@ConfigurationProperties("marquee.event")
record EventSettings(@Nullable ZoneId timeZone, @DefaultValue("EUR") String currency) {

    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }
}
