package dev.marquee.venue.plan.layout;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Seats beside each other, in this order; of a section of tables: a table, and those around it. */
@Schema(name = "SeatPlanRow")
public record PlanRow(
        @Schema(description = "At most 10 characters, once in the section", example = "A")
                String label,
        @Schema(description = "At most 500") List<PlanSeat> seats) {

    public PlanRow(@Nullable String label, @Nullable List<PlanSeat> seats) {
        this.label = Objects.requireNonNullElse(label, "");
        this.seats = PlanLayout.copy(seats);
    }
}
