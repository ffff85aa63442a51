package dev.marquee.platform.outbox;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the outbox.
 *
 * @param claim how long facts are a relay's that has begun to deliver them; what it had under way
 *     when it died is due again after that
 * @param retention how long the receipt of a delivered message is kept
 */
@Validated
@ConfigurationProperties("marquee.outbox")
record OutboxSettings(
        @DefaultValue("1m") @DurationMin(seconds = 15) Duration claim,
        @DefaultValue("30d") @DurationMin(days = 1) Duration retention) {

    /** More than a receiver's time-outs together. */
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(10);

    /** How long after the claim another delivery may begin that ends within it. */
    Duration workingTime() {
        return claim.minus(LONGEST_DELIVERY);
    }
}
