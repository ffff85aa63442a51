package dev.marquee.report.analytics;

import dev.marquee.report.forecast.Forecast;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sold by the start if it goes as it went at events like it.
 *
 * @param band null where there is too little to go by
 * @param soldOutOn null unless it sells so fast that nothing is left before the start
 */
@Schema(name = "AnalyticsForecast")
record ForecastView(
        @Schema(example = "162") long sold,
        @Schema(example = "200") long capacity,
        @Nullable Band band,
        @Schema(example = "2026-11-26") @Nullable LocalDate soldOutOn) {

    /**
     * Where it ends four times out of five.
     *
     * @param events how many it was worked out from
     * @param own whether they are the same organiser's
     * @param rightPercent of them, how many such a band would have held
     */
    @Schema(name = "AnalyticsBand")
    record Band(
            @Schema(example = "184") long low,
            @Schema(example = "198") long middle,
            @Schema(example = "200") long high,
            @Schema(example = "6") int events,
            @Schema(example = "true") boolean own,
            @Schema(example = "83") int rightPercent,
            List<Day> days) {

        static Band of(Forecast forecast, LocalDate start) {
            return new Band(
                    forecast.low(),
                    forecast.middle(),
                    forecast.high(),
                    forecast.events(),
                    forecast.own(),
                    forecast.right(),
                    forecast.points().stream()
                            .map(point ->
                                    new Day(
                                            start.minusDays(point.daysLeft()),
                                            point.low(),
                                            point.middle(),
                                            point.high()))
                            .toList());
        }
    }

    /** A day on the way. */
    @Schema(name = "AnalyticsForecastDay")
    record Day(
            @Schema(example = "2026-11-24") LocalDate date,
            @Schema(example = "174") long low,
            @Schema(example = "183") long middle,
            @Schema(example = "191") long high) {}
}
