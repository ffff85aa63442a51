package dev.marquee.ticket.booking;

import org.jspecify.annotations.Nullable;

/**
 * A ticket in the API.
 *
 * @param price decimal, in the booking's currency
 * @param attendeeName who comes with it; null if that is the buyer
 * @param qrToken what its QR code says
 */
public record TicketView(
        long id,
        String code,
        TicketStatus status,
        long ticketTypeId,
        String ticketType,
        String price,
        @Nullable String attendeeName,
        String qrToken) {}
