package dev.marquee.report.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Somebody who gets a report.
 *
 * @param address empty for the schedule's owner
 * @param token what an answer, and leaving, is known by
 */
record Recipient(long id, long scheduleId, String address, State state, String token) {

    enum State {
        /** Has not answered yet, and gets nothing. */
        ASKED,
        CONFIRMED,
        LEFT;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOwner() {
        return address.isEmpty();
    }
}
