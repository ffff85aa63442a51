package dev.marquee.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of report-service.
 *
 * @param patience how long the dashboard waits for the other services
 * @param healthPoll how often the charts of the page of health get a point
 */
@ConfigurationProperties("marquee.report")
public record ReportSettings(
        @DefaultValue("3s") Duration patience, @DefaultValue("1m") Duration healthPoll) {}
