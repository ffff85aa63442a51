package dev.marquee.ticket.refund;

import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A refund in the staff's list.
 *
 * @param amount what goes back, decimal, in {@code currency}
 * @param feeKept what is kept of the tickets' price
 * @param trouble why it is stuck, or why the last try failed; null if there is none
 */
record RefundRow(
        @Schema(example = "17") long id,
        long bookingId,
        long eventId,
        String eventCode,
        String eventName,
        String buyerName,
        String buyerEmail,
        @Schema(example = "43.00") String amount,
        @Schema(example = "5.00") String feeKept,
        String currency,
        RefundPhase phase,
        @Schema(example = "We are ill") @Nullable String reason,
        @Schema(example = "insufficient-funds") @Nullable String trouble,
        Instant createdAt) {

    static RefundRow read(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new RefundRow(
                row.getLong("id"),
                row.getLong("booking_id"),
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("buyer_name"),
                row.getString("buyer_email"),
                Money.text(row.getLong("amount_minor"), currency),
                Money.text(row.getLong("fee_kept_minor"), currency),
                currency,
                RefundPhase.of(row.getString("phase")),
                row.getString("reason"),
                row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
