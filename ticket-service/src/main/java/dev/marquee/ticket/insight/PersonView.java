package dev.marquee.ticket.insight;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account booked.
 *
 * @param views always null, as searches are: nobody keeps who looked at what
 * @param tickets that were not given back
 * @param attended of them, those that were scanned at the door
 * @param spent what was paid and did not go back, one for each currency
 */
@Schema(name = "AnalyticsOfUser")
record PersonView(
        @Schema(example = "3") long userId,
        @Schema(
                        nullable = true,
                        example = "0",
                        description = "Always null: nobody keeps who looked at what")
                @Nullable Long views,
        @Schema(
                        nullable = true,
                        example = "0",
                        description = "Always null: nobody keeps who looked at what")
                @Nullable Long searches,
        @Schema(example = "4") long bookings,
        @Schema(example = "7") long tickets,
        @Schema(example = "2") long cancelledTickets,
        @Schema(example = "5") long attended,
        List<Spent> spent) {

    /** A decimal amount. */
    @Schema(name = "AnalyticsSpent")
    record Spent(
            @Schema(example = "EUR") String currency, @Schema(example = "117.20") String amount) {}
}
