package dev.marquee.event.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How bookings of an event are paid, and what is paid back.
 *
 * @param holdMinutes how long a booking that is not paid keeps its tickets: 5 to 60
 * @param paymentRetries whether a declined payment may be tried again until then; if not, it
 *     cancels the booking
 * @param refundUntilHours until how many hours before the event begins a buyer may ask for money
 *     back
 * @param refundFeeMinor what is kept of a refund, in the smallest unit of the event's currency
 * @param refundFeeBp what is kept of it besides, in hundredths of a percent
 */
public record PaymentTerms(
        int holdMinutes,
        @JsonProperty("retries") boolean paymentRetries,
        RefundMode refundMode,
        int refundUntilHours,
        long refundFeeMinor,
        int refundFeeBp) {

    public static final int SHORTEST_HOLD = 5;
    public static final int LONGEST_HOLD = 60;

    /** A year. */
    public static final int MAX_HOURS = 8760;

    /** Of an event that says nothing else. */
    public static final PaymentTerms DEFAULT =
            new PaymentTerms(10, true, RefundMode.REQUEST, 0, 0, 0);

    public PaymentTerms {
        if (holdMinutes < SHORTEST_HOLD || holdMinutes > LONGEST_HOLD)
            throw new IllegalArgumentException("a hold is 5 to 60 minutes");
        if (refundUntilHours < 0 || refundUntilHours > MAX_HOURS)
            throw new IllegalArgumentException("refunds end at most a year before the event");
        if (refundFeeMinor < 0 || refundFeeBp < 0 || refundFeeBp > 10_000)
            throw new IllegalArgumentException("a fee is not negative, and not above 100 percent");
    }
}
