package dev.marquee.ticket.listing;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

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
 */
public record PaymentTerms(
        @Min(5) @Max(60) int holdMinutes,
        boolean retries,
        @NotNull RefundMode refundMode,
        @Min(0) @Max(8760) int refundUntilHours,
        @Min(0) long refundFeeMinor,
        @Min(0) @Max(10000) int refundFeeBp) {

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
            new PaymentTerms(10, true, RefundMode.REQUEST, 0, 0, 0);

    public Duration hold() {
        return Duration.ofMinutes(holdMinutes);
    }

    /** Until when a buyer may ask for money back. */
    public Instant refundableUntil(Instant eventStart) {
        return eventStart.minus(Duration.ofHours(refundUntilHours));
    }

    static PaymentTerms read(ResultSet row) throws SQLException {
        return new PaymentTerms(
                row.getInt("hold_minutes"),
                row.getBoolean("payment_retries"),
                RefundMode.of(row.getString("refund_mode")),
                row.getInt("refund_until_hours"),
                row.getLong("refund_fee_minor"),
                row.getInt("refund_fee_bp"));
    }
}
