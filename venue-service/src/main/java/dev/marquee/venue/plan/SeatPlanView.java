package dev.marquee.venue.plan;

import dev.marquee.venue.plan.layout.PlanLayout;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A plan's newest version. */
@Schema(name = "SeatPlan")
record SeatPlanView(
        @Schema(example = "3") long id,
        @Schema(example = "4") long venueId,
        @Schema(description = "Its ETag", example = "2") int version,
        @Schema(description = "Those that are blocked too", example = "411") int seats,
        @Schema(description = "How many can be sold, standing included", example = "407")
                int places,
        @Schema(example = "2030-11-28T20:00:00Z") Instant savedAt,
        @Schema(description = "Whether the caller may change it", example = "true")
                boolean editable,
        PlanLayout plan) {}
