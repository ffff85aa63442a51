package dev.marquee.ticket.checkout;

import org.jspecify.annotations.Nullable;

/**
 * Why a purchase is refused, with what the buyer needs to know to do better.
 *
 * @param left with SOLD_OUT: how many tickets could still be had
 * @param quota with QUOTA_EXCEEDED: how many the buyer may have
 * @param held with QUOTA_EXCEEDED: how many the buyer has
 * @param state with NOT_ON_SALE: ended, cancelled, not-yet, type-closed, or payment-unavailable
 * @param ticketType with QUOTA_EXCEEDED: the name of the type whose quota it is; null if it is the
 *     event's
 */
public record Refusal(
        Reason reason,
        int left,
        int quota,
        int held,
        @Nullable String state,
        @Nullable String ticketType) {

    public enum Reason {
        SOLD_OUT,
        QUOTA_EXCEEDED,
        NOT_ON_SALE,
        UNKNOWN_EVENT,
        UNKNOWN_TICKET_TYPE
    }

    /** What NOT_ON_SALE says of a ticket that costs something. */
    public static final String PAYMENT_UNAVAILABLE = "payment-unavailable";

    public static Refusal soldOut(int left) {
        return new Refusal(Reason.SOLD_OUT, left, 0, 0, null, null);
    }

    public static Refusal quotaExceeded(int quota, int held) {
        return quotaExceeded(null, quota, held);
    }

    public static Refusal quotaExceeded(@Nullable String ticketType, int quota, int held) {
        return new Refusal(Reason.QUOTA_EXCEEDED, 0, quota, held, null, ticketType);
    }

    public static Refusal notOnSale(String state) {
        return new Refusal(Reason.NOT_ON_SALE, 0, 0, 0, state, null);
    }

    public static Refusal unknown(Reason reason) {
        return new Refusal(reason, 0, 0, 0, null, null);
    }

    /**
     * Whether a repeated request gets this answer again. A mistake in the request itself is not
     * remembered: nothing was decided about stock.
     */
    public boolean isRemembered() {
        return reason != Reason.UNKNOWN_EVENT && reason != Reason.UNKNOWN_TICKET_TYPE;
    }
}
