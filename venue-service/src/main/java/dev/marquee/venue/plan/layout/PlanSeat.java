package dev.marquee.venue.plan.layout;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A seat. It keeps its id for ever: by it a changed plan is compared with what is sold.
 *
 * @param aisle whether an aisle follows: its right neighbour in the row is not beside it
 * @param blocked whether nobody can buy it, at any event
 */
@Schema(name = "SeatPlanSeat")
public record PlanSeat(
        @Schema(
                        description =
                                "1 to 60 letters, digits or ._-, once in the plan; stays the same in later versions",
                        example = "stalls-A-1")
                String id,
        @Schema(description = "At most 10 characters", example = "1") String number,
        @Schema(
                        description = "0 to 10000; without it the row is laid out",
                        nullable = true,
                        example = "100")
                Double x,
        @Schema(
                        description = "0 to 10000; without it the row is laid out",
                        nullable = true,
                        example = "120")
                Double y,
        Kind kind,
        @Schema(description = "Whether an aisle follows in the row", example = "false")
                Boolean aisle,
        @Schema(description = "Whether the view from there is restricted", example = "false")
                Boolean restricted,
        @Schema(description = "Whether it is never for sale", example = "false") Boolean blocked,
        @Schema(description = "At most 100 characters", example = "Behind a pillar")
                @Nullable String note) {

    public enum Kind {
        STANDARD,
        WHEELCHAIR,
        COMPANION;

        @JsonValue
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlanSeat(
            @Nullable String id,
            @Nullable String number,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Kind kind,
            @Nullable Boolean aisle,
            @Nullable Boolean restricted,
            @Nullable Boolean blocked,
            @Nullable String note) {
        this.id = Objects.requireNonNullElse(id, "");
        this.number = Objects.requireNonNullElse(number, "");
        this.x = PlanPoint.rounded(x);
        this.y = PlanPoint.rounded(y);
        this.kind = Objects.requireNonNullElse(kind, Kind.STANDARD);
        this.aisle = Boolean.TRUE.equals(aisle);
        this.restricted = Boolean.TRUE.equals(restricted);
        this.blocked = Boolean.TRUE.equals(blocked);
        this.note = note == null || note.isBlank() ? null : note;
    }

    boolean isPlaced() {
        return !x.isNaN() && !y.isNaN();
    }

    PlanSeat at(double left, double top) {
        return new PlanSeat(id, number, left, top, kind, aisle, restricted, blocked, note);
    }
}
