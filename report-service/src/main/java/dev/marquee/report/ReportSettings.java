package dev.marquee.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of report-service.
 *
 * @param patience how long the dashboard waits for the other services
 * @param healthPoll how often the charts of the page of health get a point
 * @param factsPatience how long who tells facts waits for others who do
 * @param closeDaysAfter how long after the start old visits are looked for, as later every ten
 *     minutes
 * @param schedulesPoll how often is looked which scheduled reports are due
 * @param checkSumsAt when sums are compared, as Spring's cron says it; - for never
 */
@ConfigurationProperties("marquee.report")
public record ReportSettings(
        @DefaultValue("3s") Duration patience,
        @DefaultValue("1m") Duration healthPoll,
        @DefaultValue("5s") Duration factsPatience,
        @DefaultValue("1m") Duration closeDaysAfter,
        @DefaultValue("15s") Duration schedulesPoll,
        @DefaultValue("0 40 3 * * *") String checkSumsAt) {}
