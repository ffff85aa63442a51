package dev.marquee.ticket.waitlist;

import dev.marquee.platform.value.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for tickets, or waited.
 *
 * @param ticketTypeId null for any type
 * @param quantity how many tickets they want
 * @param quotaEmail what the quota counts by
 * @param place by the time of joining: who has a lower one comes first
 * @param shortSince since when some tickets are kept for them, but not as many as they want
 * @param offeredBookingId holds the tickets that they were offered last; null if they never were
 * @param skips how many offers ran out
 * @param together whether it let fewer than it wants pass: it is offered all at once, and nothing
 *     is kept for it
 * @param endedBecause why it ended, as a code; null where its state says it all
 * @param locale the tag of the language that they read; null for that of the house
 */
record WaitingEntry(
        long id,
        long eventId,
        @Nullable Long ticketTypeId,
        int quantity,
        String name,
        EmailAddress email,
        EmailAddress quotaEmail,
        WaitingState state,
        long place,
        Instant createdAt,
        @Nullable Instant shortSince,
        @Nullable Long offeredBookingId,
        @Nullable Integer offeredQuantity,
        @Nullable Instant offeredUntil,
        int skips,
        boolean together,
        @Nullable String endedBecause,
        @Nullable String locale) {

    static WaitingEntry read(ResultSet row) throws SQLException {
        return new WaitingEntry(
                row.getLong("id"),
                row.getLong("event_id"),
                row.getObject("ticket_type_id", Long.class),
                row.getInt("quantity"),
                row.getString("name"),
                new EmailAddress(row.getString("email")),
                new EmailAddress(row.getString("quota_email")),
                WaitingState.of(row.getString("state")),
                row.getLong("place"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "short_since"),
                row.getObject("offered_booking_id", Long.class),
                row.getObject("offered_quantity", Integer.class),
                instant(row, "offered_until"),
                row.getInt("skips"),
                row.getBoolean("together"),
                row.getString("ended_because"),
                row.getString("locale"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Nobody has two open entries of this key. */
    String openKey() {
        return eventId
                + ":"
                + (ticketTypeId == null ? "any" : ticketTypeId)
                + ":"
                + quotaEmail.value();
    }
}
