package dev.marquee.ticket.offer;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often codes of offers may be guessed.
 *
 * @param perMinute wrong codes from one client address within a minute; 0 for no limit
 */
@Validated
@ConfigurationProperties("marquee.offer-guesses")
record OfferGuessSettings(@DefaultValue("10") @PositiveOrZero int perMinute) {}
