package dev.marquee.ticket.change;

import org.jspecify.annotations.Nullable;

/**
 * What a change does to one ticket.
 *
 * @param typeBefore the id of its type
 * @param newTicketId the ticket that takes its place; null while it stays the same one
 */
record ChangeLine(
        long ticketId, long typeBefore, Cost before, Cost after, @Nullable Long newTicketId) {

    long differenceMinor() {
        return after.paidMinor() - before.paidMinor();
    }
}
