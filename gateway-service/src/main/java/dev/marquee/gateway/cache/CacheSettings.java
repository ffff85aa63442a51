package dev.marquee.gateway.cache;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the gateway keeps of the catalogue, for visitors who are not signed in.
 *
 * @param enabled whether it keeps anything
 * @param maxSize how much memory all answers together may take
 * @param maxAnswer a larger answer is not kept
 * @param renewAfter an answer that was not found right for so long is renewed, while readers still
 *     get it
 * @param maxAge an answer that was not found right for so long is not given any more, as long as
 *     the services answer
 * @param lifetime an answer is made anew after so long, even if nothing is known to have changed
 * @param patience how long a reader waits for an answer, where an older one could be given instead
 * @param checkEvery how often the services are asked what has changed, while there are readers
 * @param sharedMaxAge how long caches of others, such as a CDN, may keep an answer
 */
@Validated
@ConfigurationProperties("marquee.gateway.cache")
record CacheSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64MB") @NotNull DataSize maxSize,
        @DefaultValue("2MB") @NotNull DataSize maxAnswer,
        @DefaultValue("500ms") @NotNull Duration renewAfter,
        @DefaultValue("700ms") @NotNull Duration maxAge,
        @DefaultValue("10s") @NotNull Duration lifetime,
        @DefaultValue("1s") @NotNull Duration patience,
        @DefaultValue("250ms") @NotNull Duration checkEvery,
        @DefaultValue("1s") @NotNull Duration sharedMaxAge) {}
