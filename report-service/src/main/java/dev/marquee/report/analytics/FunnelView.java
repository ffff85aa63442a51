package dev.marquee.report.analytics;

import dev.marquee.report.metric.Metrics;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How far visitors came, counted once a day: those of two days are counted twice.
 *
 * @param booked what was free; or else paid
 * @param otherBookings made without a visit of the page: by staff, by programs, or where nothing is
 *     counted; with {@code visitorBookings} they are all bookings
 */
@Schema(name = "AnalyticsFunnel")
record FunnelView(
        @Schema(example = "4210") long viewed,
        @Schema(example = "612") long chose,
        @Schema(example = "214") long held,
        @Schema(example = "162") long booked,
        @Schema(example = "162") long visitorBookings,
        @Schema(example = "8") long otherBookings) {

    static FunnelView of(Metrics.Funnel funnel) {
        return new FunnelView(
                funnel.viewed(),
                funnel.chose(),
                funnel.held(),
                funnel.booked(),
                funnel.visitorBookings(),
                funnel.otherBookings());
    }

    /** From the first to the last. */
    List<Long> steps() {
        return List.of(viewed, chose, held, booked);
    }
}
