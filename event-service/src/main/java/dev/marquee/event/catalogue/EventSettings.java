package dev.marquee.event.catalogue;

import dev.marquee.platform.value.Money;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of event-service.
 *
 * @param timeZone the zone of an event that names none; the machine's own where it is blank
 * @param currency the currency of an event that names none
 */
@ConfigurationProperties("marquee.event")
public record EventSettings(
        @DefaultValue("") String timeZone, @DefaultValue("EUR") String currency) {

    public EventSettings {
        if (!timeZone.isBlank() && EventTimes.zone(timeZone).isEmpty())
            throw new IllegalArgumentException("no such time zone: " + timeZone);
        if (Money.currency(currency).isEmpty())
            throw new IllegalArgumentException("no such currency: " + currency);
    }

    public ZoneId zone() {
        return timeZone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(timeZone);
    }
}
