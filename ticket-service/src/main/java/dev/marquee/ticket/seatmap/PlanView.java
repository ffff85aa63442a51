package dev.marquee.ticket.seatmap;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A seat plan, format 1. Coordinates are from 0 to 10,000, the y axis downwards.
 *
 * @param focus what all look at
 */
@Schema(name = "SeatPlan")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanView(
        @Schema(example = "1") int format,
        @Schema(example = "Great hall") String name,
        @Nullable Point focus,
        @Nullable List<Thing> objects,
        List<Section> sections) {

    @Schema(name = "SeatPlanPoint")
    record Point(@Schema(example = "500") double x, @Schema(example = "0") double y) {}

    /** Something that is drawn and no seat. */
    @Schema(name = "SeatPlanObject")
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Thing(
            @Schema(
                            example = "stage",
                            allowableValues = {"stage", "screen", "bar", "door", "text"})
                    String kind,
            @Schema(example = "Stage") @Nullable String label,
            @Schema(example = "300") double x,
            @Schema(example = "10") double y,
            @Schema(example = "400") double width,
            @Schema(example = "60") double height) {}

    /**
     * A part of the hall.
     *
     * @param kind seats, tables (a row is one) or standing
     * @param ticketTypeId by which it is sold; null if it is not
     * @param places of a standing area
     */
    @Schema(name = "SeatPlanSection")
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Section(
            @Schema(example = "stalls") String id,
            @Schema(example = "Stalls") String name,
            @Schema(
                            example = "seats",
                            allowableValues = {"seats", "tables", "standing"})
                    String kind,
            @Schema(example = "12") @Nullable Long ticketTypeId,
            @Schema(example = "300") @Nullable Integer places,
            @Schema(example = "200") @Nullable Double x,
            @Schema(example = "600") @Nullable Double y,
            @Schema(example = "400") @Nullable Double width,
            @Schema(example = "200") @Nullable Double height,
            @Nullable List<Row> rows) {

        Section soldAs(@Nullable Long type) {
            return new Section(id, name, kind, type, places, x, y, width, height, rows);
        }
    }

    @Schema(name = "SeatPlanRow")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Row(@Schema(example = "C") String label, List<Place> seats) {}

    /**
     * A seat of a row; the next one of the list is its neighbour, if there is no aisle after it.
     *
     * @param kind standard, wheelchair or companion
     */
    @Schema(name = "SeatPlanSeat")
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            @Schema(example = "stalls-C-14") String id,
            @Schema(example = "14") String number,
            @Schema(example = "120") double x,
            @Schema(example = "140") double y,
            @Schema(
                            example = "standard",
                            allowableValues = {"standard", "wheelchair", "companion"})
                    @Nullable String kind,
            @Nullable Boolean aisle,
            @Nullable Boolean restricted,
            @Nullable Boolean blocked,
            @Schema(example = "Behind a pillar") @Nullable String note) {}

    /** The same with the ticket type of each section. */
    PlanView soldAs(Map<String, Long> types) {
        return new PlanView(
                format,
                name,
                focus,
                objects,
                sections.stream().map(section -> section.soldAs(types.get(section.id))).toList());
    }
}
