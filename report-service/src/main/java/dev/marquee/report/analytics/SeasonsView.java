package dev.marquee.report.analytics;

import dev.marquee.report.insight.Totals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * The same days of several years.
 *
 * @param seasons the latest first
 */
@Schema(name = "AnalyticsSeasons")
record SeasonsView(@Schema(example = "Europe/Lisbon") String timeZone, List<Season> seasons) {

    /** Days of one year. */
    @Schema(name = "AnalyticsSeason")
    record Season(
            @Schema(example = "2026-11-01") LocalDate from,
            @Schema(example = "2026-11-30") LocalDate to,
            Totals totals) {}
}
