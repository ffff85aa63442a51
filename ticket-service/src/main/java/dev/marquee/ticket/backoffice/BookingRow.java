package dev.marquee.ticket.backoffice;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A booking in a list. */
@Schema(name = "BookingRow")
record BookingRow(
        @Schema(example = "1184") long id,
        @Schema(example = "7") long eventId,
        @Schema(example = "EV07") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        BookingStatus status,
        @Schema(description = "How many tickets were bought", example = "2") int quantity,
        @Schema(description = "What they cost together", example = "48.00") String total,
        @Schema(example = "EUR") String currency,
        @Schema(example = "Ana Silva") String buyerName,
        @Schema(example = "ana.silva@example.org") String buyerEmail,
        @Schema(example = "+44 7700 900123") @Nullable String buyerPhone,
        Instant createdAt) {

    /** The buyer's address as people read it. */
    public String shownEmail() {
        return Booking.shownEmail(buyerEmail);
    }

    static BookingRow read(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new BookingRow(
                row.getLong("id"),
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                BookingStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("quantity"),
                Money.text(row.getLong("total_minor"), currency),
                currency,
                row.getString("buyer_name"),
                row.getString("buyer_email"),
                row.getString("buyer_phone"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
