package dev.marquee.event.pricing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param refundKeepsDiscount whether a buyer who keeps fewer tickets than a discount by quantity
 *     needs loses it for those
 * @param takesCard whether buyers may pay online
 * @param takesTransfer whether they may transfer the money; then there are bank details
 * @param takesCash whether they may pay at the door
 * @param transferDays how many days a transfer may take: 1 to 60
 * @param bankDetails where it goes, as buyers read it
 */
public record PaymentTerms(
        int holdMinutes,
        @JsonProperty("retries") boolean paymentRetries,
        RefundMode refundMode,
        int refundUntilHours,
        long refundFeeMinor,
        int refundFeeBp,
        boolean refundKeepsDiscount,
        @JsonIgnore boolean takesCard,
        @JsonIgnore boolean takesTransfer,
        @JsonIgnore boolean takesCash,
        int transferDays,
        @Nullable String bankDetails) {

    public static final int SHORTEST_HOLD = 5;
    public static final int LONGEST_HOLD = 60;
    public static final int TRANSFER_DAYS = 7;
    public static final int MOST_TRANSFER_DAYS = 60;
    public static final int LONGEST_BANK_DETAILS = 1000;

    /** A year. */
    public static final int MAX_HOURS = 8760;

    /** Of an event that says nothing else. */
    public static final PaymentTerms DEFAULT = byCard(10, true, RefundMode.REQUEST, 0, 0, 0);

    public PaymentTerms {
        if (holdMinutes < SHORTEST_HOLD || holdMinutes > LONGEST_HOLD)
            throw new IllegalArgumentException("a hold is 5 to 60 minutes");
        if (refundUntilHours < 0 || refundUntilHours > MAX_HOURS)
            throw new IllegalArgumentException("refunds end at most a year before the event");
        if (refundFeeMinor < 0 || refundFeeBp < 0 || refundFeeBp > 10_000)
            throw new IllegalArgumentException("a fee is not negative, and not above 100 percent");
        if (transferDays < 1 || transferDays > MOST_TRANSFER_DAYS)
            throw new IllegalArgumentException("a transfer may take 1 to 60 days");
        if (!takesCard && !takesTransfer && !takesCash)
            throw new IllegalArgumentException("an event is paid somehow");
        if (takesTransfer && bankDetails == null)
            throw new IllegalArgumentException("a transfer goes to an account");
    }

    /** Of an event that is paid online only. */
    public static PaymentTerms byCard(
            int holdMinutes,
            boolean paymentRetries,
            RefundMode refundMode,
            int refundUntilHours,
            long refundFeeMinor,
            int refundFeeBp) {
        return new PaymentTerms(
                holdMinutes,
                paymentRetries,
                refundMode,
                refundUntilHours,
                refundFeeMinor,
                refundFeeBp,
                false,
                true,
                false,
                false,
                TRANSFER_DAYS,
                null);
    }

    /** The ways to pay, as ticket-service spells them. */
    @JsonProperty
    public List<String> methods() {
        var methods = new ArrayList<String>();
        if (takesCard) methods.add("card");
        if (takesTransfer) methods.add("bank-transfer");
        if (takesCash) methods.add("cash");
        return methods;
    }
}
