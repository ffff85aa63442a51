package dev.marquee.platform.metrics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a service is doing, for the one that shows it to an administrator.
 *
 * @param database whether it answers; null where the service has none
 * @param figures its own metrics, and those of its connections
 */
record HealthFigures(@Nullable Boolean database, List<Figure> figures) {

    /**
     * A number at this moment.
     *
     * @param name as in the code, such as {@code marquee.booking.queue}
     * @param statistic value, count, total (of times in seconds) or max (of the last minute)
     */
    record Figure(String name, Map<String, String> tags, String statistic, double value) {}
}
