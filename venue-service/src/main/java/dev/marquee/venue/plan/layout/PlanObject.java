package dev.marquee.venue.plan.layout;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something beside the seats that people find their way by. */
@Schema(name = "SeatPlanObject")
public record PlanObject(
        Kind kind,
        @Schema(description = "At most 60 characters", example = "Stage") String label,
        @Schema(description = "Its left edge", example = "300") Double x,
        @Schema(description = "Its top edge", example = "10") Double y,
        @Schema(example = "400") Double width,
        @Schema(example = "60") Double height) {

    public enum Kind {
        STAGE,
        SCREEN,
        BAR,
        DOOR,
        TEXT;

        @JsonValue
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlanObject(
            @Nullable Kind kind,
            @Nullable String label,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double width,
            @Nullable Double height) {
        this.kind = Objects.requireNonNullElse(kind, Kind.TEXT);
        this.label = Objects.requireNonNullElse(label, "");
        this.x = PlanPoint.rounded(x);
        this.y = PlanPoint.rounded(y);
        this.width = width == null ? 0 : PlanPoint.rounded(width);
        this.height = height == null ? 0 : PlanPoint.rounded(height);
    }
}
