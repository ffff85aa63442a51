package dev.marquee.ticket.payment;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How money is taken.
 *
 * @param provider the name of the provider that new payments go to
 * @param timeout how long a call to a provider may be under way: an attempt older than that which
 *     the provider has never heard of was not charged
 * @param closeFor how long it is tried to close an attempt after its hold has ended, before the
 *     tickets go on sale again all the same
 * @param giveUpAfter how long an attempt is looked at before it needs a person
 */
@Validated
@ConfigurationProperties("marquee.payment")
public record PaymentSettings(
        @DefaultValue("simulated") String provider,
        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 5) Duration timeout,
        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration closeFor,
        @DefaultValue("7d") @DurationMin(hours = 1) Duration giveUpAfter) {}
