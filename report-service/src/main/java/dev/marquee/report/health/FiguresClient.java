package dev.marquee.report.health;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.GetExchange;

/** What every service tells of itself. */
interface FiguresClient {

    /**
     * A number.
     *
     * @param statistic value, count, total or max
     */
    record Figure(String name, Map<String, String> tags, String statistic, double value) {}

    /**
     * All of them.
     *
     * @param database whether it answers; null where the service has none
     */
    record Figures(@Nullable Boolean database, List<Figure> figures) {}

    @GetExchange("/internal/health-figures")
    Figures figures();
}
