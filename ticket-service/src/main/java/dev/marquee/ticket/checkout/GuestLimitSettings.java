package dev.marquee.ticket.checkout;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much guests may book.
 *
 * @param seatsPerHour tickets that guests at one client address may book or reserve in an hour; 0
 *     for no limit
 */
@Validated
@ConfigurationProperties("marquee.guest-limit")
record GuestLimitSettings(@DefaultValue("300") @PositiveOrZero int seatsPerHour) {}
