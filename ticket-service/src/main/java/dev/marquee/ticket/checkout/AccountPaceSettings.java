package dev.marquee.ticket.checkout;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one account may book.
 *
 * @param times within a minute; 0 for no limit
 * @param hourly how many times {@code times} within an hour
 */
@Validated
@ConfigurationProperties("marquee.booking-pace")
record AccountPaceSettings(
        @DefaultValue("60") @PositiveOrZero int times, @DefaultValue("4") @Positive int hourly) {}
