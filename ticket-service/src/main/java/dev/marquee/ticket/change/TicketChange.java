package dev.marquee.ticket.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of tickets, as it is stored.
 *
 * @param eventId the event of the tickets afterwards
 * @param ticketTypeId the type of the tickets afterwards
 * @param amountMinor what the buyer pays more, or gets back where it is negative; what is waived or
 *     kept is not in it
 * @param changedBy a person's name
 * @param newBookingId the booking that the tickets moved to; null while they stay in theirs
 */
record TicketChange(
        long id,
        long bookingId,
        long eventId,
        long ticketTypeId,
        Difference difference,
        long amountMinor,
        String currency,
        State state,
        @Nullable String reason,
        String changedBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Long newBookingId,
        List<ChangeLine> lines) {

    enum State {
        /** It waits until the difference is paid. */
        OPEN,
        DONE,
        /** Staff took it back before it was paid. */
        WITHDRAWN,
        /** It was paid, but could not be done any more: the money goes back. */
        FAILED;

        /** As the database and the API spell it. */
        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    List<Long> ticketIds() {
        return lines.stream().map(ChangeLine::ticketId).toList();
    }
}
