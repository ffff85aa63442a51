package dev.marquee.ticket.offer;

import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A booking that an offer counted for.
 *
 * @param code that the buyer had, as codes are compared; null for an automatic discount
 * @param uses how many uses it is now; 0 after they were given back
 * @param status of the booking
 * @param discount what was taken off, decimal, in {@code currency}
 */
@Schema(name = "OfferUse")
public record OfferUseView(
        @Schema(example = "1184") long bookingId,
        @Schema(example = "EV14") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "Ana Silva") String buyerName,
        @Schema(example = "ana@example.org") String buyerEmail,
        @Schema(example = "WINTER26") @Nullable String code,
        @Schema(example = "1") int uses,
        @Schema(
                        allowableValues = {
                            "pending_payment",
                            "confirmed",
                            "cancelled",
                            "expired",
                            "refund_requested",
                            "refunded"
                        },
                        example = "confirmed")
                String status,
        @Schema(example = "4.80") String discount,
        @Schema(example = "EUR") String currency,
        Instant createdAt) {

    static final String COLUMNS =
            """
            u.booking_id, u.code_folded, u.uses, u.created_at, e.code as event_code, e.name as event_name,
            b.buyer_name, b.buyer_email, b.status, b.discount_minor, b.currency
            """;

    static final String TABLES =
            "from offer_use u join booking b on b.id = u.booking_id join sale_terms e on e.event_id = b.event_id";

    static OfferUseView read(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new OfferUseView(
                row.getLong("booking_id"),
                row.getString("event_code"),
                row.getString("event_name"),
                row.getString("buyer_name"),
                row.getString("buyer_email"),
                row.getString("code_folded"),
                row.getInt("uses"),
                row.getString("status"),
                Money.text(row.getLong("discount_minor"), currency),
                currency,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
