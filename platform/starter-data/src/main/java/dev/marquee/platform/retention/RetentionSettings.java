package dev.marquee.platform.retention;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is kept.
 *
 * @param keep by kind, where it is not the default
 */
@ConfigurationProperties("marquee.retention")
record RetentionSettings(@DefaultValue Map<String, Duration> keep) {

    /**
     * How long the rows of a rule are kept.
     *
     * @throws IllegalStateException if that is less than the least
     */
    Duration keep(RetentionRule rule) {
        var asked = rule.purged() ? rule.keep() : keep.getOrDefault(rule.kind(), rule.keep());
        if (asked.compareTo(rule.least()) < 0)
            throw new IllegalStateException(
                    "marquee.retention.keep.%s is %s, and must be %s at least"
                            .formatted(rule.kind(), asked, rule.least()));
        return asked;
    }
}
