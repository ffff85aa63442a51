package dev.marquee.ticket.hold;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tickets that are taken and not yet confirmed.
 *
 * @param duration how long a reservation is kept that was not made by the event's staff
 */
@Validated
@ConfigurationProperties("marquee.hold")
public record HoldSettings(
        @DefaultValue("10m") @DurationMin(seconds = 10) @DurationMax(days = 7) Duration duration) {}
