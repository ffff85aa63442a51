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
 * @param pause how long after one look the next one may be: changes in between are sent together.
 *     Where many watch it is longer
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
        @DefaultValue("14m") Duration lifetime) {

    private static final Duration FOR_EACH = Duration.ofMillis(1);

    /** Half of the second in which a change is to be seen. */
    private static final Duration FOR_ALL = Duration.ofMillis(500);

    /**
     * How long to wait before the next look. One that takes long is not repeated at once, as others
     * need the database, too; nor where many watch, as each change is written to all of them.
     */
    Duration pauseAfter(Duration look, int watchers) {
        var forLook = shorter(look.multipliedBy(5), poll);
        var forWatchers = shorter(FOR_EACH.multipliedBy(watchers), FOR_ALL);
        return longer(pause, longer(forLook, forWatchers));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
