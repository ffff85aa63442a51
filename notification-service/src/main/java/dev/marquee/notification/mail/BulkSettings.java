package dev.marquee.notification.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails for many are sent: what a mail server has taken, nothing can pass any more.
 *
 * @param perMinute how many are handed over, by all replicas together
 * @param blocks more refusals as unwanted within {@code blocksWithin} stop them
 * @param blocksPause for how long
 */
@Validated
@ConfigurationProperties("marquee.mail.bulk")
public record BulkSettings(
        @DefaultValue("600") @Min(1) @Max(60_000) int perMinute,
        @DefaultValue("20") @Min(1) int blocks,
        @DefaultValue("10m") @DurationMin(minutes = 1) Duration blocksWithin,
        @DefaultValue("1h") @DurationMin(minutes = 1) Duration blocksPause) {

    /** The time between two. */
    Duration interval() {
        return Duration.ofMinutes(1).dividedBy(perMinute);
    }
}
