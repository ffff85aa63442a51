package dev.marquee.ticket.booking;

/**
 * One admission.
 *
 * @param number counts within the event, and is never given twice
 * @param ticketType its type's name
 * @param priceMinor in minor units of the booking's currency
 */
public record Ticket(
        long id,
        int number,
        long ticketTypeId,
        String ticketType,
        long priceMinor,
        TicketStatus status) {

    Ticket with(TicketStatus status) {
        return new Ticket(id, number, ticketTypeId, ticketType, priceMinor, status);
    }
}
