package dev.marquee.ticket.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A payment in a list of the staff.
 *
 * @param shown its state in one word, for its colour: a stuck one is not merely pending
 */
@Schema(name = "PaymentRow")
record PaymentRow(
        @Schema(example = "31") long id,
        @Schema(example = "1184") long bookingId,
        @Schema(example = "Ana Silva") String buyerName,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "2") int attempt,
        @Schema(example = "simulated") String provider,
        @Schema(example = "card") String method,
        @Schema(example = "4242") @Nullable String card,
        @Schema(example = "48.00") String amount,
        @Schema(example = "EUR") String currency,
        @Schema(example = "0.00") String refunded,
        PaymentState state,
        @Schema(
                        example = "stuck",
                        allowableValues = {
                            "created",
                            "action_required",
                            "unknown",
                            "closing",
                            "succeeded",
                            "failed",
                            "stuck"
                        })
                String phase,
        @Schema(description = "Whether the money was not needed, and goes back") boolean surplus,
        @Schema(example = "amount-differs") @Nullable String reason,
        @JsonProperty("transaction_id") @Schema(example = "sim-4fQx0PzL-4242")
                @Nullable String providerRef,
        Instant createdAt) {

    public String shown() {
        return phase.equals("stuck") ? phase : state.word();
    }

    static PaymentRow read(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new PaymentRow(
                row.getLong("id"),
                row.getLong("booking_id"),
                row.getString("buyer_name"),
                row.getString("name"),
                row.getInt("attempt"),
                row.getString("provider"),
                row.getString("method"),
                row.getString("card"),
                Money.text(row.getLong("amount_minor"), currency),
                currency,
                Money.text(row.getLong("refunded_minor"), currency),
                PaymentState.of(row.getString("state")),
                row.getString("phase"),
                row.getString("purpose").equals("surplus"),
                row.getString("reason"),
                row.getString("provider_ref"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
