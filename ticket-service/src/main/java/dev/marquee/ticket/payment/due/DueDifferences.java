package dev.marquee.ticket.payment.due;

import dev.marquee.ticket.booking.Booking;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The differences that staff ask buyers to pay before their tickets are changed. Until one is paid,
 * the tickets are what they were.
 */
public interface DueDifferences {

    /**
     * One difference.
     *
     * @param changeId the change of tickets that it is for
     * @param amountMinor in minor units of the booking's currency
     * @param reason what staff said of it; null if nothing
     * @param tickets codes of the tickets that are changed
     * @param ticketType the name of the type that they get
     */
    record Due(
            long changeId,
            long amountMinor,
            @Nullable String reason,
            java.util.List<String> tickets,
            String ticketType) {}

    /** What is to be paid for a confirmed booking; empty if nothing is. */
    Optional<Due> open(Booking booking);

    /**
     * Changes the tickets of a booking whose difference was paid, in the caller's transaction,
     * which has locked the event's inventory, the tickets, the booking and the payment.
     *
     * @return why the money has to go back, as a code; empty if the tickets are changed
     */
    Optional<String> paid(Booking booking, long changeId, Instant now);
}
