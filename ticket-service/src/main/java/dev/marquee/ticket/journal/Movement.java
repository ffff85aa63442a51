package dev.marquee.ticket.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Money that came or went.
 *
 * @param key tells it from all others, for the list; a payment's id, or a refund's below 0
 * @param amount decimal, in {@code currency}; negative where money went back
 * @param tax the tax in it, as its receipt says; null where there is no receipt
 * @param feeKept what was kept of the price of tickets that went back
 * @param testMode whether no money was moved
 */
@Schema(name = "Movement")
record Movement(
        @JsonIgnore long key,
        Instant at,
        @Schema(allowableValues = {"payment", "refund", "surplus", "surplus-returned"})
                MovementKind kind,
        @Schema(example = "1184") long bookingId,
        @Schema(example = "12") long eventId,
        @Schema(example = "EV12") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "card") String method,
        @Schema(example = "simulated") String provider,
        @Schema(example = "sim-4fQx0PzL-4242") @Nullable String transactionId,
        @Schema(example = "48.00") String amount,
        @Schema(example = "7.66") @Nullable String tax,
        @Schema(example = "0.00") String feeKept,
        @Schema(example = "EUR") String currency,
        @Schema(example = "LN-2026-000123") @Nullable String receiptNumber,
        boolean testMode) {

    static Movement read(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var tax = row.getObject("tax_minor", Long.class);
        return new Movement(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                MovementKind.of(row.getString("kind")),
                row.getLong("booking_id"),
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("method"),
                row.getString("provider"),
                row.getString("provider_ref"),
                Money.text(row.getLong("amount_minor"), currency),
                tax == null ? null : Money.text(tax, currency),
                Money.text(row.getLong("fee_minor"), currency),
                currency,
                row.getString("receipt_number"),
                row.getBoolean("test_mode"));
    }
}
