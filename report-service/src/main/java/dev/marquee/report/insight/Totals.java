package dev.marquee.report.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often things happened.
 *
 * @param views of pages of events
 * @param tickets that were booked, also if they were given back later
 * @param cancelledTickets given back, on the day on which they were
 * @param admitted people: who comes back is not counted again
 * @param money absent for those who may not see it
 */
@Schema(name = "AnalyticsTotals")
public record Totals(
        @Schema(example = "4210") long views,
        @Schema(example = "388") long searches,
        @Schema(example = "94") long bookings,
        @Schema(example = "168") long tickets,
        @Schema(example = "6") long cancelledTickets,
        @Schema(example = "151") long admitted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Amounts> money) {}
