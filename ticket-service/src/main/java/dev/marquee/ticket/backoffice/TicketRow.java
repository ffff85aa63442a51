package dev.marquee.ticket.backoffice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.seating.Seat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A ticket in a list, with who comes with it and who bought it. */
@Schema(name = "Attendee")
record TicketRow(
        @Schema(example = "1185") long ticketId,
        @Schema(example = "EV07-160") String code,
        @Schema(example = "7") long eventId,
        @Schema(example = "EV07") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "Standing") String ticketType,
        @Schema(description = "Where its holder sits", example = "Stalls C-14")
                @Nullable String seat,
        @Schema(example = "24.00") String price,
        @Schema(example = "EUR") String currency,
        TicketStatus status,
        @Schema(
                        description = "Who comes with it: the buyer, unless another name was given",
                        example = "Rui Costa")
                String attendeeName,
        @Schema(
                        description = "Where they are written to, if somebody said",
                        example = "rui@example.org")
                @Nullable String attendeeEmail,
        @Schema(description = "When it was admitted") @Nullable Instant usedAt,
        @Schema(description = "Where it was admitted", example = "North gate")
                @Nullable String gate,
        @Schema(description = "When staff said that nobody came with it")
                @Nullable Instant noShowAt,
        @Schema(example = "1184") long bookingId,
        @Schema(example = "Ana Silva") String buyerName,
        @Schema(example = "ana.silva@example.org") String buyerEmail,
        @Schema(example = "+44 7700 900123") @Nullable String buyerPhone,
        @Schema(description = "When it was bought") Instant createdAt) {

    static TicketRow read(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var event = row.getString("code");
        var usedAt = row.getObject("used_at", OffsetDateTime.class);
        var noShowAt = row.getObject("no_show_at", OffsetDateTime.class);
        return new TicketRow(
                row.getLong("id"),
                event + "-" + row.getInt("number"),
                row.getLong("event_id"),
                event,
                row.getString("name"),
                row.getString("ticket_type"),
                row.getString("seat"),
                Money.text(row.getLong("price_minor"), currency),
                currency,
                TicketStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("attendee"),
                row.getString("attendee_email"),
                usedAt == null ? null : usedAt.toInstant(),
                row.getString("gate"),
                noShowAt == null ? null : noShowAt.toInstant(),
                row.getLong("booking_id"),
                row.getString("buyer_name"),
                row.getString("buyer_email"),
                row.getString("buyer_phone"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Its type, and its seat if it has one. */
    public String shownType() {
        return Seat.shown(ticketType, seat);
    }

    /** The buyer's address as people read it. */
    public String shownEmail() {
        return Booking.shownEmail(buyerEmail);
    }

    /** Whether it may still be given back or another name. */
    @JsonIgnore
    public boolean isOpen() {
        return status == TicketStatus.RESERVED || status == TicketStatus.ISSUED;
    }
}
