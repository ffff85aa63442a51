package dev.marquee.site.assistant;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one caller may ask; the gateway limits networks besides.
 *
 * @param perMinute questions within a minute; 0 for no limit
 * @param perHour questions within an hour; 0 for no limit
 */
@Validated
@ConfigurationProperties("marquee.assistant")
record AssistantSettings(
        @DefaultValue("10") @PositiveOrZero int perMinute,
        @DefaultValue("60") @PositiveOrZero int perHour) {}
