package dev.marquee.report;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of report-service.
 *
 * @param timeZone where the days of the dashboard begin, and in which times are shown; the
 *     machine's own zone where it is blank
 * @param patience how long the dashboard waits for the other services
 */
@ConfigurationProperties("marquee.report")
public record ReportSettings(
        @DefaultValue("") String timeZone, @DefaultValue("3s") Duration patience) {

    public ReportSettings {
        if (!timeZone.isBlank() && !ZoneId.getAvailableZoneIds().contains(timeZone))
            throw new IllegalArgumentException("no such time zone: " + timeZone);
    }

    /** The zone whose days count. */
    public ZoneId zone() {
        return timeZone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(timeZone);
    }
}
