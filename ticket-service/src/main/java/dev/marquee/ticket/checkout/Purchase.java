package dev.marquee.ticket.checkout;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.offer.OfferClaim;
import dev.marquee.ticket.seating.SeatWish;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
 * @param offer what it says about offers; null if it names none
 * @param locale the tag of the language that the buyer reads; null for that of the house
 * @param cameFrom where the visit of the page came from, as JSON; null where there was none
 * @param staff that the event's own people take it; null for buyers
 */
public record Purchase(
        long eventId,
        List<Line> lines,
        Buyer buyer,
        EmailAddress quotaEmail,
        @Nullable RequestKey key,
        boolean reserve,
        @Nullable Duration holdFor,
        @Nullable BigDecimal expectedTotal,
        @Nullable OfferClaim offer,
        @Nullable StaffSale staff,
        @Nullable String locale,
        @Nullable String cameFrom) {

    /** In the language of the house. */
    public Purchase(
            long eventId,
            List<Line> lines,
            Buyer buyer,
            EmailAddress quotaEmail,
            @Nullable RequestKey key,
            boolean reserve,
            @Nullable Duration holdFor,
            @Nullable BigDecimal expectedTotal,
            @Nullable OfferClaim offer,
            @Nullable StaffSale staff) {
        this(
                eventId,
                lines,
                buyer,
                quotaEmail,
                key,
                reserve,
                holdFor,
                expectedTotal,
                offer,
                staff,
                null,
                null);
    }

    /** By a buyer. */
    public Purchase(
            long eventId,
            List<Line> lines,
            Buyer buyer,
            EmailAddress quotaEmail,
            @Nullable RequestKey key,
            boolean reserve,
            @Nullable Duration holdFor,
            @Nullable BigDecimal expectedTotal,
            @Nullable OfferClaim offer) {
        this(eventId, lines, buyer, quotaEmail, key, reserve, holdFor, expectedTotal, offer, null);
    }

    /** Whatever it costs. */
    public Purchase(
            long eventId,
            List<Line> lines,
            Buyer buyer,
            EmailAddress quotaEmail,
            @Nullable RequestKey key,
            boolean reserve,
            @Nullable Duration holdFor) {
        this(eventId, lines, buyer, quotaEmail, key, reserve, holdFor, null, null);
    }

    /**
     * So many tickets of one type.
     *
     * @param ticketTypeId null for the event's default type
     * @param holders who comes with the first of them, in order; those that are not named are the
     *     buyer's. Null where nobody was asked
     * @param seats where they want to sit; null for the best seats, where the type has any
     * @param price that the buyer chose for one, in the event's currency, where the type lets them;
     *     null for the listed one
     */
    public record Line(
            @Nullable Long ticketTypeId,
            int quantity,
            @Nullable BigDecimal price,
            @Nullable List<Holder> holders,
            @Nullable SeatWish seats) {

        public Line(
                @Nullable Long ticketTypeId,
                int quantity,
                @Nullable BigDecimal price,
                @Nullable List<Holder> holders) {
            this(ticketTypeId, quantity, price, holders, null);
        }

        /** In these seats. */
        public Line(@Nullable Long ticketTypeId, int quantity, @Nullable SeatWish seats) {
            this(ticketTypeId, quantity, null, null, seats);
        }

        public Line(@Nullable Long ticketTypeId, int quantity) {
            this(ticketTypeId, quantity, null, null, null);
        }

        public Line(@Nullable Long ticketTypeId, int quantity, @Nullable BigDecimal price) {
            this(ticketTypeId, quantity, price, null, null);
        }

        /** Who comes with its ticket of that place, from 0. */
        public Holder holder(int place) {
            return holders == null || place >= holders.size() ? Holder.BUYER : holders.get(place);
        }

        /** Whether nobody but the buyer is named. */
        boolean isForBuyer() {
            return holders == null || holders.stream().allMatch(Holder.BUYER::equals);
        }

        private long unnamed() {
            return quantity
                    - Objects.requireNonNullElse(holders, List.<Holder>of()).stream()
                            .filter(holder -> holder.name() != null)
                            .count();
        }
    }

    /**
     * Who comes with a ticket.
     *
     * @param name null for the buyer
     */
    public record Holder(@Nullable String name, @Nullable EmailAddress email) {

        public static final Holder BUYER = new Holder(null, null);
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

    /** The same by somebody who reads this language. */
    public Purchase in(@Nullable String locale) {
        return new Purchase(
                eventId,
                lines,
                buyer,
                quotaEmail,
                key,
                reserve,
                holdFor,
                expectedTotal,
                offer,
                staff,
                locale,
                cameFrom);
    }

    /** The same by somebody who came to the page from there. */
    public Purchase from(@Nullable String cameFrom) {
        return new Purchase(
                eventId,
                lines,
                buyer,
                quotaEmail,
                key,
                reserve,
                holdFor,
                expectedTotal,
                offer,
                staff,
                locale,
                cameFrom);
    }

    /** Whether it lacks names, at an event that needs one for each ticket: one is the buyer's. */
    public boolean lacksNames() {
        return lines.stream().noneMatch(line -> line.holders() == null)
                && lines.stream().mapToLong(Line::unnamed).sum() > 1;
    }

    /** Whether it costs nothing, whatever its types cost. */
    public boolean isComplimentary() {
        return staff != null && staff.channel().isComplimentary();
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
