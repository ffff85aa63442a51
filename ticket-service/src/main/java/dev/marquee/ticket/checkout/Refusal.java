package dev.marquee.ticket.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why a purchase is refused, with what the buyer needs to know to do better.
 *
 * @param left with SOLD_OUT: how many tickets could still be had
 * @param quota with QUOTA_EXCEEDED: how many the buyer may have; with TOO_FEW or TOO_MANY: how many
 *     of the type a booking has at least, or at most
 * @param held with QUOTA_EXCEEDED: how many the buyer has
 * @param state with NOT_ON_SALE: ended, cancelled, not-yet or type-closed
 * @param ticketType the name of the type that is meant; null if it is the event
 * @param amount with PRICE_CHANGED: what it costs now; with PRICE_TOO_LOW: the least for one; with
 *     PRICE_NOT_CHOSEN: its price. Decimal, in the event's currency
 * @param currency of the amount
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
        @Nullable String currency) {

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
        UNKNOWN_EVENT,
        UNKNOWN_TICKET_TYPE
    }

    public static Refusal soldOut(int left) {
        return new Refusal(Reason.SOLD_OUT, left, 0, 0, null, null, null, null);
    }

    public static Refusal quotaExceeded(int quota, int held) {
        return quotaExceeded(null, quota, held);
    }

    public static Refusal quotaExceeded(@Nullable String ticketType, int quota, int held) {
        return new Refusal(Reason.QUOTA_EXCEEDED, 0, quota, held, null, ticketType, null, null);
    }

    public static Refusal notOnSale(String state) {
        return new Refusal(Reason.NOT_ON_SALE, 0, 0, 0, state, null, null, null);
    }

    public static Refusal perBooking(Reason reason, String ticketType, int limit) {
        return new Refusal(reason, 0, limit, 0, null, ticketType, null, null);
    }

    public static Refusal price(
            Reason reason, @Nullable String ticketType, @Nullable String amount, String currency) {
        return new Refusal(reason, 0, 0, 0, null, ticketType, amount, currency);
    }

    public static Refusal unknown(Reason reason) {
        return new Refusal(reason, 0, 0, 0, null, null, null, null);
    }

    /**
     * Whether a repeated request gets this answer again. A mistake in the request itself is not
     * remembered: nothing was decided about stock.
     */
    public boolean isRemembered() {
        return switch (reason) {
            case SOLD_OUT, QUOTA_EXCEEDED, NOT_ON_SALE, PRICE_CHANGED -> true;
            case TOO_FEW,
                    TOO_MANY,
                    PRICE_TOO_LOW,
                    PRICE_NOT_CHOSEN,
                    PRICE_DECIMALS,
                    UNKNOWN_EVENT,
                    UNKNOWN_TICKET_TYPE ->
                    false;
        };
    }
}
