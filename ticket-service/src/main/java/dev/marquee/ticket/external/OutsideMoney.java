package dev.marquee.ticket.external;

import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved at a provider.
 *
 * @param kind payment: paid there under a reference that is not known here
 * @param ref the provider's
 * @param paymentId the payment that it is about; null if none is known
 * @param providerSays open: nobody knows yet where the money ends; done: it has moved; over: it has
 *     not
 * @param decision keep: the tickets stay good; void: they are not; noted
 */
@Schema(name = "OutsideMoney")
record OutsideMoney(
        @Schema(example = "5") long id,
        @Schema(example = "simulated") String provider,
        @Schema(
                        example = "dispute",
                        allowableValues = {"payment", "refund", "dispute"})
                String kind,
        @Schema(example = "sim-4fQx0PzL-dispute") String ref,
        @Schema(example = "31") @Nullable Long paymentId,
        @Schema(example = "1184") @Nullable Long bookingId,
        @Schema(example = "Ana Silva") @Nullable String buyerName,
        @Schema(example = "48.00") String amount,
        @Schema(example = "EUR") String currency,
        @Schema(
                        example = "open",
                        allowableValues = {"open", "done", "over"})
                String providerSays,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Schema(example = "Ana Ribeiro") @Nullable String decidedBy,
        @Schema(
                        example = "keep",
                        allowableValues = {"keep", "void", "noted"})
                @Nullable String decision,
        @Schema(example = "The buyer came anyway") @Nullable String note) {

    static OutsideMoney read(ResultSet row, int number) throws SQLException {
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        var currency = row.getString("currency");
        return new OutsideMoney(
                row.getLong("id"),
                row.getString("provider"),
                row.getString("kind"),
                row.getString("ref"),
                row.getObject("payment_id", Long.class),
                row.getObject("booking_id", Long.class),
                row.getString("buyer_name"),
                Money.text(row.getLong("amount_minor"), currency),
                currency,
                row.getString("provider_says"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"),
                row.getString("decision"),
                row.getString("note"));
    }
}
