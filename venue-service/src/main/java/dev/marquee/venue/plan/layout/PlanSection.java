package dev.marquee.venue.plan.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a plan, which an event sells at one price. It has rows, or as a standing area a number
 * of places and a rectangle.
 */
@Schema(name = "SeatPlanSection")
public record PlanSection(
        @Schema(description = "As the ids of seats are", example = "stalls") String id,
        @Schema(description = "At most 60 characters, once in the plan", example = "Stalls")
                String name,
        Kind kind,
        @Schema(description = "None of a standing area; at most 300") List<PlanRow> rows,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Of a standing area", example = "300")
                @Nullable Integer places,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Of a standing area: its left edge", example = "200")
                @Nullable Double x,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Of a standing area: its top edge", example = "600")
                @Nullable Double y,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Of a standing area", example = "400")
                @Nullable Double width,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Of a standing area", example = "200")
                @Nullable Double height) {

    public enum Kind {
        SEATS,
        TABLES,
        STANDING;

        @JsonValue
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlanSection(
            @Nullable String id,
            @Nullable String name,
            @Nullable Kind kind,
            @Nullable List<PlanRow> rows,
            @Nullable Integer places,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double width,
            @Nullable Double height) {
        this.id = Objects.requireNonNullElse(id, "");
        this.name = Objects.requireNonNullElse(name, "");
        this.kind = Objects.requireNonNullElse(kind, Kind.SEATS);
        this.rows = PlanLayout.copy(rows);
        this.places = places;
        this.x = orNull(x);
        this.y = orNull(y);
        this.width = orNull(width);
        this.height = orNull(height);
    }

    /** One with rows. */
    public static PlanSection of(String id, String name, Kind kind, List<PlanRow> rows) {
        return new PlanSection(id, name, kind, rows, null, null, null, null, null);
    }

    private static @Nullable Double orNull(@Nullable Double value) {
        var rounded = PlanPoint.rounded(value);
        return Double.isNaN(rounded) ? null : (Double) rounded;
    }

    public boolean isStanding() {
        return kind == Kind.STANDING;
    }

    public Stream<PlanSeat> seats() {
        return rows.stream().flatMap(row -> row.seats().stream());
    }

    /** How many can be sold. */
    public int available() {
        if (isStanding()) return places == null ? 0 : places;
        return (int) seats().filter(seat -> !seat.blocked()).count();
    }

    PlanSection with(List<PlanRow> others) {
        return new PlanSection(id, name, kind, others, places, x, y, width, height);
    }

    PlanSection standingAt(double left, double top, double wide, double high) {
        return new PlanSection(id, name, kind, rows, places, left, top, wide, high);
    }
}
