package dev.marquee.report.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.report.client.EventClient;
import dev.marquee.report.insight.Bucket;
import dev.marquee.report.insight.Totals;
import dev.marquee.report.metric.Metrics;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of some days.
 *
 * @param event absent where it is about all
 * @param asOf when something was counted last; null if nothing ever was
 * @param rows by day, week or month, and by value where bookings are split
 * @param late what happened on these days and was counted later, as its day was closed
 * @param leftOut what was not counted on them, of the whole installation; absent for organisers
 */
@Schema(name = "Analytics")
record AnalyticsView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OfEvent event,
        @Schema(example = "2026-11-01") LocalDate from,
        @Schema(example = "2026-11-30") LocalDate to,
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Nullable Instant asOf,
        Totals totals,
        @Schema(example = "day") String group,
        @Schema(example = "source") String dim,
        List<Bucket> rows,
        @Schema(example = "12") long late,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<NotCounted> leftOut) {

    /** The event that it is about. */
    @Schema(name = "AnalyticsEvent")
    record OfEvent(
            @Schema(example = "7") long id,
            @Schema(example = "EV07") String code,
            @Schema(example = "Lantern Night") String name,
            @Schema(example = "200") int capacity) {

        static OfEvent of(EventClient.Event event) {
            return new OfEvent(event.id(), event.code(), event.name(), event.totalTickets());
        }
    }

    /** What was not counted, and why. */
    @Schema(name = "AnalyticsLeftOut")
    record NotCounted(
            @Schema(example = "filtered") String what,
            @Schema(example = "bot") String reason,
            @Schema(example = "318") long count) {

        static NotCounted of(Metrics.LeftOut one) {
            return new NotCounted(one.what(), one.reason(), one.n());
        }
    }
}
