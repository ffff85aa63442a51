package dev.marquee.ticket.qr;

/**
 * What a genuine token says. Whether that ticket may still enter is for the database to say.
 *
 * @param number the ticket's number within its event: 160 of {@code EV07-160}
 */
public record TicketClaim(long eventId, int number, long ticketId) {}
