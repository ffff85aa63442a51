package dev.marquee.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of report-service.
 *
 * @param patience how long the dashboard waits for the other services
 */
@ConfigurationProperties("marquee.report")
public record ReportSettings(@DefaultValue("3s") Duration patience) {}
