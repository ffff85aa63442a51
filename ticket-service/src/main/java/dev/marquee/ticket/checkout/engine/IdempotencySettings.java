package dev.marquee.ticket.checkout.engine;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Repeated requests.
 *
 * @param keep how long an {@code Idempotency-Key} is remembered with its answer
 */
@Validated
@ConfigurationProperties("marquee.idempotency")
record IdempotencySettings(@DefaultValue("30d") @DurationMin(days = 1) Duration keep) {}
