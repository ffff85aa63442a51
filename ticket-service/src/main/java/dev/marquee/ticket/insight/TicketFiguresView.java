package dev.marquee.ticket.insight;

import dev.marquee.ticket.booking.TicketStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a ticket.
 *
 * @param views always null: nobody keeps who looked at what
 * @param price what it cost, a decimal amount
 * @param usedAt when it was scanned first, if it was
 * @param scans the first one first; those that were undone are left out
 */
@Schema(name = "AnalyticsOfTicket")
record TicketFiguresView(
        @Schema(example = "1185") long ticketId,
        @Schema(example = "EV07-160") String code,
        @Schema(example = "1184") long bookingId,
        @Schema(example = "7") long eventId,
        TicketStatus status,
        @Schema(
                        nullable = true,
                        example = "0",
                        description = "Always null: nobody keeps who looked at what")
                @Nullable Long views,
        @Schema(example = "24.00") String price,
        @Schema(example = "EUR") String currency,
        Instant bookedAt,
        @Schema(nullable = true) @Nullable Instant usedAt,
        List<Scan> scans) {

    /** A look at it at a door. */
    @Schema(name = "AnalyticsScan")
    record Scan(
            Instant at,
            @Schema(example = "North", nullable = true) @Nullable String gate,
            @Schema(example = "entry") String direction,
            @Schema(example = "admitted") String result) {}
}
