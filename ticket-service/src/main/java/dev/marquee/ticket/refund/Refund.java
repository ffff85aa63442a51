package dev.marquee.ticket.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back to who paid it.
 *
 * @param amountMinor what goes back, in minor units of {@code currency}
 * @param feeKeptMinor what is kept of the tickets' price
 * @param ticketIds the tickets that it is for; empty where the whole payment was not needed
 * @param reason what the buyer said, or a code such as {@code paid-twice}
 * @param decision what staff said
 * @param providerRef the provider's reference of the refund; null while it is not known
 * @param lastError why the last try failed
 * @param nextTryAt when the worker goes on with it; null if it does not
 * @param changeId the change of tickets that it gives the difference of back; null for none
 * @param partOf the refund that this is a further part of, because one payment has not enough left
 */
public record Refund(
        long id,
        long bookingId,
        long paymentId,
        long amountMinor,
        long feeKeptMinor,
        String currency,
        List<Long> ticketIds,
        RefundState state,
        RefundPhase phase,
        @Nullable String reason,
        @Nullable String decision,
        String askedBy,
        @Nullable String decidedBy,
        @Nullable String providerRef,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable Instant doneAt,
        @Nullable Instant nextTryAt,
        int tries,
        @Nullable Long changeId,
        @Nullable Long partOf) {

    /** The reason of a refund whose event does not take place. */
    public static final String EVENT_CANCELLED = "event-cancelled";

    /** The reason of a refund of the difference of tickets that became cheaper. */
    public static final String CHANGED = "tickets-changed";

    /** The reason of what left with tickets that moved to another booking. */
    public static final String MOVED = "tickets-moved";

    /**
     * What is asked for.
     *
     * @param askedBy {@code buyer}, {@code time}, or a person's name
     */
    public record Draft(
            long bookingId,
            long paymentId,
            long amountMinor,
            long feeKeptMinor,
            String currency,
            List<Long> ticketIds,
            @Nullable String reason,
            String askedBy) {}

    static String join(List<Long> ticketIds) {
        return ticketIds.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Long> split(String ticketIds) {
        return ticketIds.isEmpty()
                ? List.of()
                : Arrays.stream(ticketIds.split(",")).map(Long::valueOf).toList();
    }

    static Refund read(ResultSet row) throws SQLException {
        return new Refund(
                row.getLong("id"),
                row.getLong("booking_id"),
                row.getLong("payment_id"),
                row.getLong("amount_minor"),
                row.getLong("fee_kept_minor"),
                row.getString("currency"),
                split(row.getString("ticket_ids")),
                RefundState.of(row.getString("state")),
                RefundPhase.of(row.getString("phase")),
                row.getString("reason"),
                row.getString("decision"),
                row.getString("asked_by"),
                row.getString("decided_by"),
                row.getString("provider_ref"),
                row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "decided_at"),
                instant(row, "done_at"),
                instant(row, "next_try_at"),
                row.getInt("tries"),
                row.getObject("change_id", Long.class),
                row.getObject("part_of", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
