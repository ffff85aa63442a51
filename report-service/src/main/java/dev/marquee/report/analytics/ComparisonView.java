package dev.marquee.report.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events beside each other, by the days that were left to their starts.
 *
 * @param rows from the first sale of any to the start
 */
@Schema(name = "AnalyticsComparison")
record ComparisonView(List<AnalyticsView.OfEvent> events, List<Row> rows) {

    /**
     * A day.
     *
     * @param sold by the end of that day, in the order of the events; null for a day that is to
     *     come
     */
    @Schema(name = "AnalyticsComparisonRow")
    record Row(@Schema(example = "7") int daysLeft, List<@Nullable Long> sold) {}
}
