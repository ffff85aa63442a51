package dev.marquee.platform.live;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for streams of what changes.
 *
 * @param maxWatchers how many streams may be open at once; 0 for none, and pages ask again and
 *     again
 * @param poll how often is looked for changes of other replicas while somebody watches
 * @param pause how long after one look the next one may be: changes in between are sent together
 * @param heartbeat how often a stream says that it is still there
 * @param lifetime how long a stream lasts at most. Its client opens it again, and rights that have
 *     ended are noticed then
 */
@Validated
@ConfigurationProperties("marquee.live")
record LiveSettings(
        @DefaultValue("1000") @PositiveOrZero int maxWatchers,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("200ms") Duration pause,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("14m") Duration lifetime) {}
