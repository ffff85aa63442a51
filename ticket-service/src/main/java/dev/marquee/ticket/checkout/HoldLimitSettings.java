package dev.marquee.ticket.checkout;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one buyer may hold without paying.
 *
 * @param limit false to let everybody hold whatever quotas allow
 * @param open bookings of a buyer that may wait for their payment at once, of all events
 * @param ranOut after so many that ran out within an hour, no more of the same event
 */
@Validated
@ConfigurationProperties("marquee.hold-limit")
record HoldLimitSettings(
        @DefaultValue("true") boolean limit,
        @DefaultValue("5") @Positive int open,
        @DefaultValue("3") @Positive int ranOut) {}
