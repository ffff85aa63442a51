package dev.marquee.ticket.figures;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What came and went for the tickets of a type, in one currency.
 *
 * @param id of the ticket type
 */
@Schema(name = "SalesMoneyOfTicketType")
public record MoneyOfType(
        @Schema(example = "7") long eventId,
        @Schema(example = "EV07") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "71") long id,
        @Schema(example = "Standing") String name,
        MoneySum money) {}
