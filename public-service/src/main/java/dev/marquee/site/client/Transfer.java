package dev.marquee.site.client;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is offered to somebody, or was.
 *
 * @param state open, accepted, declined, withdrawn or expired
 * @param expiresAt until when it can be accepted
 */
public record Transfer(
        long ticketId,
        String ticketCode,
        String fromName,
        String toName,
        String toEmail,
        String state,
        Instant expiresAt) {

    /** All of a ticket, the oldest first. */
    public record All(List<Transfer> items) {

        /** The one that waits for an answer. */
        public @Nullable Transfer open() {
            return items.stream().filter(Transfer::isOpen).findFirst().orElse(null);
        }
    }

    /** Who is to have the ticket. */
    public record Wish(String name, String email) {}

    /** An offered ticket, for who is offered it. */
    public record Offer(
            Transfer transfer,
            String eventCode,
            String eventName,
            Instant eventStartsAt,
            @Nullable Instant eventEndsAt,
            ZoneId timeZone,
            String location,
            String ticketType) {}

    /**
     * The ticket after it was accepted.
     *
     * @param link opens it later on
     */
    public record Accepted(HeldTicket ticket, String link) {}

    public boolean isOpen() {
        return state.equals("open");
    }
}
