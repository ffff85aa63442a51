package dev.marquee.ticket.booking;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the API.
 *
 * @param price decimal, in the booking's currency
 * @param attendeeName who comes with it; null if that is the buyer
 * @param qrToken what its QR code says; null in an answer that is repeated to a guest later on
 */
public record TicketView(
        long id,
        @Schema(example = "EV07-00042") String code,
        TicketStatus status,
        long ticketTypeId,
        @Schema(example = "Table seat") String ticketType,
        String price,
        @Nullable String attendeeName,
        @Schema(example = "MQ1.AAAB…") @Nullable String qrToken) {}
