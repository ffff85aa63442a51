package dev.marquee.ticket.listing;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event says about money.
 *
 * @param holdMinutes how long a booking that is not paid keeps its tickets
 * @param retries whether a declined payment may be tried again until then; if not, it cancels the
 *     booking
 * @param refundUntilHours until how many hours before the event begins a buyer may ask for money
 *     back
 * @param refundFeeMinor what is kept of a refund, in minor units of the event's currency
 * @param refundFeeBp what is kept of it besides, in hundredths of a percent
 * @param refundKeepsDiscount whether a buyer who keeps fewer tickets than a discount by quantity
 *     needs loses it for those
 * @param methods the ways to pay; by card where nothing is said
 * @param transferDays how many days a bank transfer may take
 * @param bankDetails where it goes, as buyers read it
 */
public record PaymentTerms(
        @Min(5) @Max(60) int holdMinutes,
        boolean retries,
        @NotNull RefundMode refundMode,
        @Min(0) @Max(8760) int refundUntilHours,
        @Min(0) long refundFeeMinor,
        @Min(0) @Max(10000) int refundFeeBp,
        Boolean refundKeepsDiscount,
        @NotEmpty List<PayMethod> methods,
        @Min(1) @Max(60) Integer transferDays,
        @Size(max = 1000) @Nullable String bankDetails) {

    private static final int TRANSFER_DAYS = 7;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    public PaymentTerms {
        methods = methods == null ? List.of(PayMethod.CARD) : List.copyOf(methods);
        if (transferDays == null) transferDays = TRANSFER_DAYS;
        if (refundKeepsDiscount == null) refundKeepsDiscount = false;
    }

    /** What a buyer who asks for money back gets. */
    public enum RefundMode {
        /** Nothing. */
        NONE,
        /** A decision by the staff. */
        REQUEST,
        /** The money less the fee, at once. */
        AUTOMATIC;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static RefundMode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Of an event that says nothing else. */
    public static final PaymentTerms DEFAULT =
            new PaymentTerms(
                    10,
                    true,
                    RefundMode.REQUEST,
                    0,
                    0,
                    0,
                    false,
                    List.of(PayMethod.CARD),
                    TRANSFER_DAYS,
                    null);

    /**
     * By when a transfer that is chosen now has to arrive: at the end of its last day, and not at
     * midnight, which is read as either of two days.
     */
    public Instant transferredBy(Instant now, ZoneId zone) {
        return now.atZone(zone).plusDays(transferDays).with(END_OF_DAY).toInstant();
    }

    /** Whether nothing but a bank transfer is offered. */
    public boolean isByTransferAlone() {
        return methods.equals(List.of(PayMethod.BANK_TRANSFER));
    }

    public Duration hold() {
        return Duration.ofMinutes(holdMinutes);
    }

    /** Until when a buyer may ask for money back. */
    public Instant refundableUntil(Instant eventStart) {
        return eventStart.minus(Duration.ofHours(refundUntilHours));
    }

    /** The methods as the database spells them. */
    String methodWords() {
        return methods.stream().map(PayMethod::word).collect(Collectors.joining(","));
    }

    /** Most events are paid by card only, and each purchase reads them. */
    private static List<PayMethod> methods(String words) {
        if (words.equals(PayMethod.CARD.word())) return DEFAULT.methods;
        return Arrays.stream(words.split(",")).map(PayMethod::read).toList();
    }

    static PaymentTerms read(ResultSet row) throws SQLException {
        return new PaymentTerms(
                row.getInt("hold_minutes"),
                row.getBoolean("payment_retries"),
                RefundMode.of(row.getString("refund_mode")),
                row.getInt("refund_until_hours"),
                row.getLong("refund_fee_minor"),
                row.getInt("refund_fee_bp"),
                row.getBoolean("refund_keeps_discount"),
                methods(row.getString("pay_methods")),
                row.getInt("transfer_days"),
                row.getString("bank_details"));
    }
}
