package dev.marquee.report.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who came, by quarter of an hour and gate.
 *
 * @param issued tickets that were booked and not given back
 * @param noShows null until the days of the event are closed: phones at the door may send late
 */
@Schema(name = "AnalyticsDoor")
record DoorView(
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Schema(example = "162") long issued,
        @Schema(example = "151") long admitted,
        @Schema(example = "11") @Nullable Long noShows,
        List<Quarter> quarters) {

    /**
     * A quarter of an hour.
     *
     * @param gate empty where it is not known
     */
    @Schema(name = "AnalyticsQuarter")
    record Quarter(
            OffsetDateTime from,
            @Schema(example = "North") String gate,
            @Schema(example = "22") long admitted) {}
}
