package dev.marquee.notification.webhook;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are delivered.
 *
 * @param allowPrivate whether addresses may lead into private networks and use http and any port:
 *     for development only, since whoever registers one could then reach what this machine reaches
 * @param most how many webhooks an account may have
 * @param timeout how long an attempt may take, from the first byte to the last
 * @param patience how long delivery of an event is tried
 * @param pauseAfter a webhook that has taken nothing for so long is paused
 * @param keepOldSecret how long the secret before signs too after a change
 * @param keep how long the log of deliveries goes back
 */
@Validated
@ConfigurationProperties("marquee.webhooks")
public record WebhookSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("10") @Min(1) int most,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("24h") Duration patience,
        @DefaultValue("3d") Duration pauseAfter,
        @DefaultValue("24h") Duration keepOldSecret,
        @DefaultValue("30d") Duration keep) {}
