package dev.marquee.ticket.checkout;

import dev.marquee.platform.value.EmailAddress;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one buyer asks for, checked for form but not yet for stock.
 *
 * @param lines at least one; no ticket type twice
 * @param quotaEmail what the quota counts by: the buyer's address, or the same without its tag
 * @param key makes the request safe to repeat
 * @param reserve whether the tickets are only reserved, until somebody confirms the booking
 * @param holdFor how long they are reserved at most; null if that has no end
 * @param expectedTotal what the buyer was told that it costs, in the event's currency; null to pay
 *     whatever it costs
 */
public record Purchase(
        long eventId,
        List<Line> lines,
        Buyer buyer,
        EmailAddress quotaEmail,
        @Nullable RequestKey key,
        boolean reserve,
        @Nullable Duration holdFor,
        @Nullable BigDecimal expectedTotal) {

    /** Whatever it costs. */
    public Purchase(
            long eventId,
            List<Line> lines,
            Buyer buyer,
            EmailAddress quotaEmail,
            @Nullable RequestKey key,
            boolean reserve,
            @Nullable Duration holdFor) {
        this(eventId, lines, buyer, quotaEmail, key, reserve, holdFor, null);
    }

    /**
     * So many tickets of one type.
     *
     * @param ticketTypeId null for the event's default type
     * @param price that the buyer chose for one, in the event's currency, where the type lets them;
     *     null for the listed one
     */
    public record Line(@Nullable Long ticketTypeId, int quantity, @Nullable BigDecimal price) {

        public Line(@Nullable Long ticketTypeId, int quantity) {
            this(ticketTypeId, quantity, null);
        }
    }

    /**
     * Who buys.
     *
     * @param accountId who is signed in, if anybody
     */
    public record Buyer(
            String name, EmailAddress email, @Nullable String phone, @Nullable Long accountId) {}

    /**
     * The caller's idempotency key.
     *
     * @param value the key together with whose it is: two callers may use the same key
     * @param bodyHash tells the same request from another one with the same key
     * @param unguessable whether knowing it proves that the first request was one's own
     */
    public record RequestKey(String value, String bodyHash, boolean unguessable) {

        public RequestKey(String value, String bodyHash) {
            this(value, bodyHash, false);
        }
    }

    public int quantity() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    public BuyerOfEvent buyerOfEvent() {
        return new BuyerOfEvent(quotaEmail, eventId);
    }

    public BuyerOfType buyerOfType(long ticketTypeId) {
        return new BuyerOfType(quotaEmail, eventId, ticketTypeId);
    }

    /** Whom an event's quota belongs to. */
    public record BuyerOfEvent(EmailAddress email, long eventId) {}

    /** Whom a ticket type's quota belongs to. */
    public record BuyerOfType(EmailAddress email, long eventId, long ticketTypeId) {}
}
