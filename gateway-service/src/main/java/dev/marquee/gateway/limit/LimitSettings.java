package dev.marquee.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits by the client's address.
 *
 * @param limits by a name for each, which the answers do not show
 */
@Validated
@ConfigurationProperties("marquee.gateway")
record LimitSettings(@DefaultValue Map<String, @Valid Limit> limits) {

    /**
     * One limit. Who comes evenly is served evenly; all at once is fine too, after a pause. Who
     * keeps coming waits longer: the hour has room for less than its minutes together.
     *
     * @param times how often within {@code per}; 0 for no limit
     * @param hourly how many times {@code times} within an hour; 0 for no such limit
     * @param requests method and path, such as {@code POST /login}; the paths are patterns
     */
    record Limit(
            @PositiveOrZero int times,
            @NotNull Duration per,
            @DefaultValue("0") @PositiveOrZero int hourly,
            @NotEmpty List<String> requests) {

        private static final Duration HOUR = Duration.ofHours(1);

        /** What was not used for so long is full again. */
        Duration fullAfter() {
            return hourly == 0 || per.compareTo(HOUR) > 0 ? per : HOUR;
        }

        BucketConfiguration bucket() {
            var bucket =
                    BucketConfiguration.builder()
                            .addLimit(one -> one.capacity(times).refillGreedy(times, per));
            var inAnHour = (long) times * hourly;
            if (hourly > 0)
                bucket.addLimit(one -> one.capacity(inAnHour).refillGreedy(inAnHour, HOUR));
            return bucket.build();
        }

        /** Its part of a bucket's name: where the numbers are changed, counting starts anew. */
        String numbers() {
            return times + "/" + per + "/" + hourly;
        }
    }
}
