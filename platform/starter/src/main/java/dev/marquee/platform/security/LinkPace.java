package dev.marquee.platform.security;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often links are mailed to one address, whoever asks for them: some at once, then each after a
 * pause that doubles. So nobody's mailbox is flooded from many clients, and its owner, who asks
 * meanwhile, does not wait for long.
 *
 * @param free how many within a day need no pause
 * @param firstPause after those, before the next one
 * @param longestPause it does not grow beyond this
 */
@Validated
@ConfigurationProperties("marquee.mailed-links")
public record LinkPace(
        @DefaultValue("3") @Positive int free,
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration firstPause,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration longestPause) {

    /** Links that were mailed longer ago do not count. */
    public static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * Whether another link may be mailed.
     *
     * @param mailed when links were mailed to the address within {@link #REMEMBERED}
     */
    public boolean allows(Collection<Instant> mailed, Instant now) {
        return mailed.stream()
                .max(Comparator.naturalOrder())
                .map(last -> !now.isBefore(last.plus(pauseAfter(mailed.size()))))
                .orElse(true);
    }

    private Duration pauseAfter(int mailed) {
        if (mailed < free) return Duration.ZERO;
        var pause = firstPause.multipliedBy(1L << Math.min(mailed - free, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
