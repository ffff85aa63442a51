package dev.marquee.site.assistant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How often one caller asks. */
@Component
class AskLimit {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_CALLERS = 20_000;

    private final AssistantSettings settings;
    private final Clock clock;
    private final Cache<String, List<Instant>> asked =
            Caffeine.newBuilder().expireAfterWrite(HOUR).maximumSize(MOST_CALLERS).build();

    AskLimit(AssistantSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the caller may ask now; if so, it counts. */
    boolean take(String caller) {
        var now = clock.instant();
        var allowed = new boolean[1];
        asked.asMap()
                .compute(
                        caller,
                        (key, before) -> {
                            var times = new ArrayList<Instant>();
                            if (before != null)
                                for (var time : before)
                                    if (time.isAfter(now.minus(HOUR))) times.add(time);
                            var minute =
                                    times.stream()
                                            .filter(time -> time.isAfter(now.minusSeconds(60)))
                                            .count();
                            allowed[0] =
                                    isBelow(minute, settings.perMinute())
                                            && isBelow(times.size(), settings.perHour());
                            if (allowed[0]) times.add(now);
                            return times;
                        });
        return allowed[0];
    }

    private static boolean isBelow(long count, int limit) {
        return limit == 0 || count < limit;
    }
}
