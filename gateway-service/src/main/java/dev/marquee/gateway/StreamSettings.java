package dev.marquee.gateway;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for streams of events ({@code text/event-stream}).
 *
 * @param idleTimeout how long a stream may be quiet before it ends
 * @param lifetime how long a stream lasts at most; a browser then opens it again by itself
 * @param perAddress how many streams one client may have open at once; 0 for no limit
 * @param total how many streams may be open at once; fewer than {@code
 *     marquee.gateway.connections}, which then suffice for everything else in any case
 */
@Validated
@ConfigurationProperties("marquee.gateway.streams")
public record StreamSettings(
        @DefaultValue("45s") Duration idleTimeout,
        @DefaultValue("15m") Duration lifetime,
        @DefaultValue("256") @PositiveOrZero int perAddress,
        @DefaultValue("1000") @Positive int total) {}
