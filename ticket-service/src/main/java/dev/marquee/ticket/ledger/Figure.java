package dev.marquee.ticket.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of something, and what is stored of it, over an event.
 *
 * @param rule L1 to L9
 * @param name of what is compared
 * @param subject what kind of thing it is about
 * @param most whether what is counted may be less than what is stored
 * @param currency of amounts, which are in minor units; null for numbers
 * @param things how many were compared
 * @param broken how many of them do not agree
 * @param pending whether that cannot be said yet
 * @param rows the first of those
 */
record Figure(
        String rule,
        String name,
        String subject,
        boolean most,
        @Nullable String currency,
        long things,
        long counted,
        long stored,
        long broken,
        boolean pending,
        List<Row> rows) {

    /**
     * A thing of which both do not agree.
     *
     * @param ref its id; the last booking of a buyer; empty where there is none
     */
    record Row(String ref, long counted, long stored) {}

    boolean ok() {
        return broken == 0;
    }
}
