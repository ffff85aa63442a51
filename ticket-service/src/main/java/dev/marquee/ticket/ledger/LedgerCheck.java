package dev.marquee.ticket.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A check of an event, as it is kept.
 *
 * @param testMode whether the event was only tried out then
 * @param broken names of what did not agree
 * @param open what everybody may know of the event's places; what is promised or blocked is not
 *     free
 */
record LedgerCheck(
        long id,
        long eventId,
        String code,
        String name,
        Instant at,
        boolean nightly,
        boolean testMode,
        List<String> broken,
        int ms,
        Open open) {

    /** Of types that need no code. */
    record Open(int capacity, int sold, int held, int free) {

        /** What is promised to the waiting list, or not for sale. */
        int keptBack() {
            return Math.max(0, capacity - sold - held - free);
        }
    }

    /** Pages ask, too. */
    public boolean ok() {
        return broken.isEmpty();
    }
}
