package dev.marquee.ticket.qr;

/**
 * What a genuine token says. Whether that ticket may still enter is for the database to say.
 *
 * @param number the ticket's number within its event: 160 of {@code EV07-160}
 * @param revision how often the ticket had been handed on when the token was made
 */
public record TicketClaim(long eventId, int number, long ticketId, int revision) {}
