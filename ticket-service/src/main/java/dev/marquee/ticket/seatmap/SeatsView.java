package dev.marquee.ticket.seatmap;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.ticket.seating.OrphanRule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seats of an event, in the API. A short answer, to somebody who knows what it was, has no
 * plan.
 *
 * @param version another one has another plan, or other seats for sale: read all again
 * @param seq counts the changes of what is taken
 * @param plan as venue-service says it, with the ticket type of each section
 * @param taken the ids of seats that somebody has; in a short answer only new ones
 * @param freed the ids of seats that are free again; in a short answer alone
 * @param heldBack the ids of seats that are not for sale
 */
@Schema(name = "Seats")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeatsView(
        long eventId,
        @Schema(example = "1") int version,
        @Schema(example = "41") long seq,
        @Nullable PlanView plan,
        @Schema(example = "[\"stalls-A-1\"]") List<String> taken,
        @Schema(example = "[]") @Nullable List<String> freed,
        @Schema(example = "[\"stalls-B-1\"]") @Nullable List<String> heldBack,
        @Nullable OrphanRule orphans,
        @Nullable List<Type> types) {

    /**
     * A ticket type that has seats or standing room.
     *
     * @param left how many of it can still be booked
     */
    record Type(
            long id,
            @Schema(example = "Stalls") String name,
            String price,
            String currency,
            @Schema(example = "37") int left,
            boolean onSale) {}

    /**
     * A seat in a plain list.
     *
     * @param status available, booked or blocked
     */
    record Listed(
            @Schema(example = "stalls-A-1") String id,
            @Schema(example = "A-1") String seatNumber,
            @Schema(example = "A") String row,
            @Schema(example = "Stalls") String section,
            @Schema(example = "25.00") String price,
            @Schema(
                            example = "available",
                            allowableValues = {"available", "booked", "blocked"})
                    String status) {}
}
