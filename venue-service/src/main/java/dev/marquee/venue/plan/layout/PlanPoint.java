package dev.marquee.venue.plan.layout;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A point of a plan, in units of which about 30 lie between two seats. */
@Schema(name = "SeatPlanPoint")
public record PlanPoint(
        @Schema(description = "From the left", example = "500") Double x,
        @Schema(description = "From the top", example = "0") Double y) {

    public PlanPoint(@Nullable Double x, @Nullable Double y) {
        this.x = rounded(x);
        this.y = rounded(y);
    }

    /** To one decimal, as plans have it; what is missing is no number. */
    static double rounded(@Nullable Double value) {
        if (value == null || !Double.isFinite(value) || Math.abs(value) > 1e9) return Double.NaN;
        return Math.round(value * 10) / 10.0;
    }
}
