package dev.marquee.ticket.roster;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.TicketStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket of an event as lists of attendees tell of it. Texts are empty where there is nothing to
 * say.
 *
 * @param buyerEmail empty for a buyer who has none
 * @param holderEmail where the holder is written to, if anybody said
 * @param taxRate in percent: 7.00
 * @param shape of the file that it came from; null if it was sold here
 */
record RosterRow(
        long ticketId,
        int number,
        String code,
        long eventId,
        String eventCode,
        ZoneId zone,
        long bookingId,
        TicketStatus status,
        String name,
        String buyerEmail,
        String holderEmail,
        String phone,
        long typeId,
        String type,
        String price,
        String taxRate,
        String tax,
        Instant bookedAt,
        @Nullable Instant usedAt,
        SeatText seat,
        String note,
        @Nullable String shape,
        @Nullable String cells) {

    /** Where its holder sits; all empty where nobody has a seat. */
    record SeatText(String id, String label, String section, String row, String number) {}

    static RosterRow read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var usedAt = row.getObject("used_at", OffsetDateTime.class);
        var zone = row.getString("time_zone");
        return new RosterRow(
                row.getLong("id"),
                row.getInt("number"),
                row.getString("code") + "-" + row.getInt("number"),
                row.getLong("event_id"),
                row.getString("code"),
                ZoneId.of(zone),
                row.getLong("booking_id"),
                TicketStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("attendee"),
                Booking.shownEmail(row.getString("buyer_email")),
                text(row, "attendee_email"),
                text(row, "buyer_phone"),
                row.getLong("ticket_type_id"),
                text(row, "type_name"),
                Money.text(row.getLong("paid_minor"), currency),
                Money.text(row.getInt("tax_rate_bp"), "EUR"),
                Money.text(row.getLong("tax_minor"), currency),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                usedAt == null ? null : usedAt.toInstant(),
                new SeatText(
                        text(row, "seat_id"),
                        text(row, "label"),
                        text(row, "section"),
                        text(row, "row_label"),
                        text(row, "seat_number")),
                text(row, "note"),
                row.getString("shape"),
                row.getString("cells"));
    }

    /** Where the holder is written to: to the buyer, if nobody said. */
    String email() {
        return holderEmail.isEmpty() ? buyerEmail : holderEmail;
    }

    boolean isComing() {
        return status == TicketStatus.ISSUED || status == TicketStatus.USED;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
