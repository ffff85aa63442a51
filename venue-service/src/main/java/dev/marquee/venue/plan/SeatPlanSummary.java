package dev.marquee.venue.plan;

import dev.marquee.venue.plan.layout.PlanSection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A plan's newest version without its seats.
 *
 * @param places how many can be sold
 */
@Schema(name = "SeatPlanSummary")
record SeatPlanSummary(
        @Schema(example = "3") long id,
        @Schema(example = "4") long venueId,
        @Schema(example = "Great hall") String name,
        @Schema(description = "The newest, which is the ETag", example = "2") int version,
        @Schema(description = "Those that are blocked too", example = "411") int seats,
        @Schema(description = "How many can be sold, standing included", example = "407")
                int places,
        @Schema(example = "2030-11-28T20:00:00Z") Instant savedAt,
        @Schema(
                        description =
                                "Whether the caller may change it: whoever added it, whoever may change the venue, and administrators",
                        example = "true")
                boolean editable,
        List<Section> sections) {

    /** What is sold at one price. */
    @Schema(name = "SeatPlanSectionSummary")
    record Section(
            @Schema(example = "stalls") String id,
            @Schema(example = "Stalls") String name,
            PlanSection.Kind kind,
            @Schema(description = "How many can be sold", example = "247") int places) {

        static Section of(PlanSection section) {
            return new Section(section.id(), section.name(), section.kind(), section.available());
        }
    }

    /** The plans of a venue. */
    @Schema(name = "SeatPlanList")
    record All(List<SeatPlanSummary> items) {}
}
