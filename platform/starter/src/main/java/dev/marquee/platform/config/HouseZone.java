package dev.marquee.platform.config;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time zone of the house, for everybody who has not chosen one.
 *
 * @param timeZone its name in the time-zone database; the machine's own zone where it is blank
 */
@ConfigurationProperties("marquee")
public record HouseZone(@DefaultValue("") String timeZone) {

    public HouseZone {
        if (!timeZone.isBlank() && !ZoneId.getAvailableZoneIds().contains(timeZone))
            throw new IllegalArgumentException("no such time zone: " + timeZone);
    }

    /** That zone. */
    public ZoneId zone() {
        return timeZone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(timeZone);
    }
}
