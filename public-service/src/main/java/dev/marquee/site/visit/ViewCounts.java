package dev.marquee.site.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How many pages each visitor looks at. */
class ViewCounts {

    private static final int MOST_A_MINUTE = 60;
    private static final int MOST_VISITORS = 100_000;

    private final Cache<String, AtomicInteger> minutes =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .maximumSize(MOST_VISITORS)
                    .build();

    /** Counts one more, and says whether that is more than anybody looks at within a minute. */
    boolean isTooMuch(String visitor) {
        return minutes.get(visitor, it -> new AtomicInteger()).incrementAndGet() > MOST_A_MINUTE;
    }
}
