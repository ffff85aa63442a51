package dev.marquee.ticket.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.SaleTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a purchase is refused, with what the buyer needs to know to do better.
 *
 * @param left with SOLD_OUT: how many tickets could still be had; with OFFER_USED_UP: how many uses
 * @param quota with QUOTA_EXCEEDED: how many the buyer may have; with TOO_FEW or TOO_MANY: how many
 *     of the type a booking has at least, or at most; with OFFER_MINIMUM: the least of a booking;
 *     with OFFER_USED_BY_BUYER: how often one buyer may use it
 * @param held with QUOTA_EXCEEDED: how many the buyer has
 * @param state with NOT_ON_SALE: ended, cancelled, going-live, not-yet or type-closed; beside
 *     {@code at}: the zone of the event
 * @param ticketType the name of the type that is meant; null if it is the event. With
 *     OFFER_OTHER_TYPE the names of those that the offer is for
 * @param amount with PRICE_CHANGED: what it costs now; with PRICE_TOO_LOW: the least for one; with
 *     PRICE_NOT_CHOSEN: its price. Decimal, in the event's currency
 * @param currency of the amount
 * @param seats with SEAT_TAKEN and SEAT_LEFT_ALONE: which, and what would do; with UNKNOWN_SEAT:
 *     its name
 * @param at with OFFER_NOT_YET: when its validity begins; with OFFER_OVER: when it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Refusal(
        Reason reason,
        int left,
        int quota,
        int held,
        @Nullable String state,
        @Nullable String ticketType,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable Instant at,
        @Nullable Seats seats) {

    public enum Reason {
        SOLD_OUT,
        QUOTA_EXCEEDED,
        NOT_ON_SALE,
        TOO_FEW,
        TOO_MANY,
        PRICE_CHANGED,
        PRICE_TOO_LOW,
        PRICE_NOT_CHOSEN,
        PRICE_DECIMALS,
        OFFER_UNKNOWN,
        OFFER_NOT_YET,
        OFFER_OVER,
        OFFER_OTHER_EVENT,
        OFFER_OTHER_TYPE,
        OFFER_MINIMUM,
        OFFER_USED_UP,
        OFFER_USED_BY_BUYER,
        NAMES_REQUIRED,
        SEAT_TAKEN,
        SEAT_LEFT_ALONE,
        UNKNOWN_SEAT,
        NO_SEATS,
        UNKNOWN_EVENT,
        UNKNOWN_TICKET_TYPE
    }

    /**
     * Seats, by their ids.
     *
     * @param suggested choices of as many as were wanted
     */
    public record Seats(List<String> named, List<List<String>> suggested) {}

    /** About seats, named by what they were asked for with, or their ids. */
    public static Refusal seats(Reason reason, List<String> named, List<List<String>> suggested) {
        return new Refusal(
                reason, 0, 0, 0, null, null, null, null, null, new Seats(named, suggested));
    }

    public static Refusal soldOut(int left) {
        return new Refusal(Reason.SOLD_OUT, left, 0, 0, null, null, null, null, null, null);
    }

    public static Refusal quotaExceeded(int quota, int held) {
        return quotaExceeded(null, quota, held);
    }

    public static Refusal quotaExceeded(@Nullable String ticketType, int quota, int held) {
        return new Refusal(
                Reason.QUOTA_EXCEEDED, 0, quota, held, null, ticketType, null, null, null, null);
    }

    public static Refusal notOnSale(String state) {
        return new Refusal(Reason.NOT_ON_SALE, 0, 0, 0, state, null, null, null, null, null);
    }

    public static Refusal perBooking(Reason reason, String ticketType, int limit) {
        return new Refusal(reason, 0, limit, 0, null, ticketType, null, null, null, null);
    }

    public static Refusal price(
            Reason reason, @Nullable String ticketType, @Nullable String amount, String currency) {
        return new Refusal(reason, 0, 0, 0, null, ticketType, amount, currency, null, null);
    }

    public static Refusal unknown(Reason reason) {
        return new Refusal(reason, 0, 0, 0, null, null, null, null, null, null);
    }

    static Refusal offer(Reason reason) {
        return unknown(reason);
    }

    /** With a moment, and the zone of the event. */
    static Refusal offer(Reason reason, @Nullable Instant at, String zone) {
        return new Refusal(reason, 0, 0, 0, zone, null, null, null, at, null);
    }

    /** With the names of the ticket types that the offer is for. */
    static Refusal offer(Reason reason, String ticketTypes) {
        return new Refusal(reason, 0, 0, 0, null, ticketTypes, null, null, null, null);
    }

    /** With a number: the least of a booking, what is left, or how often a buyer may use it. */
    static Refusal offer(Reason reason, @Nullable Integer number) {
        var n = number == null ? 0 : number;
        return reason == Reason.OFFER_USED_UP
                ? new Refusal(reason, n, 0, 0, null, null, null, null, null, null)
                : new Refusal(reason, 0, n, 0, null, null, null, null, null, null);
    }

    /**
     * The same with ticket types by their names in a language.
     *
     * @param stock in the event's main language
     * @param reader the tag; null for the event's main language
     */
    public Refusal in(@Nullable String reader, Stock stock) {
        if (ticketType == null || stock.terms().names().lang() == null) return this;
        var said = stock.in(reader);
        var name = ticketType;
        for (int n = 0; n < stock.types().size(); n++)
            if (stock.types().get(n).name().equals(ticketType)) name = said.types().get(n).name();
        return name.equals(ticketType)
                ? this
                : new Refusal(reason, left, quota, held, state, name, amount, currency, at, seats);
    }

    /**
     * Whether a repeated request gets this answer again. A mistake in the request itself is not
     * remembered: nothing was decided about stock.
     */
    public boolean isRemembered() {
        return switch (reason) {
            case NOT_ON_SALE -> !SaleTerms.GOING_LIVE.equals(state);
            case SOLD_OUT,
                    QUOTA_EXCEEDED,
                    PRICE_CHANGED,
                    OFFER_USED_UP,
                    OFFER_USED_BY_BUYER,
                    SEAT_TAKEN,
                    SEAT_LEFT_ALONE ->
                    true;
            case TOO_FEW,
                    TOO_MANY,
                    PRICE_TOO_LOW,
                    PRICE_NOT_CHOSEN,
                    PRICE_DECIMALS,
                    OFFER_UNKNOWN,
                    OFFER_NOT_YET,
                    OFFER_OVER,
                    OFFER_OTHER_EVENT,
                    OFFER_OTHER_TYPE,
                    OFFER_MINIMUM,
                    NAMES_REQUIRED,
                    UNKNOWN_SEAT,
                    NO_SEATS,
                    UNKNOWN_EVENT,
                    UNKNOWN_TICKET_TYPE ->
                    false;
        };
    }
}
