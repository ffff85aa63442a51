package dev.marquee.ticket.booking;

/**
 * A ticket in the API.
 *
 * @param price decimal, in the booking's currency
 * @param qrToken what its QR code says
 */
public record TicketView(
        long id,
        String code,
        TicketStatus status,
        long ticketTypeId,
        String ticketType,
        String price,
        String qrToken) {}
