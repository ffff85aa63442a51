package dev.marquee.ticket.payment;

import dev.marquee.ticket.payment.PaymentProvider.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay a booking.
 *
 * @param attempt counts within the booking, from 1
 * @param amountMinor in minor units of {@code currency}
 * @param surplus whether the money came for a booking that needs none, and goes back
 * @param providerRef the provider's reference; null while it is not known
 * @param actionUrl where the buyer goes on
 * @param refundedMinor what of it is going back or has gone back
 * @param reason why it failed, is surplus or needs a person, as a code
 * @param card the last four digits
 * @param nextCheckAt when it is looked at again; null if it is not
 * @param checks how often it was looked at by itself
 * @param changeId the change of tickets whose difference it is for; null if it is for a booking
 */
public record Payment(
        long id,
        long bookingId,
        int attempt,
        String provider,
        String method,
        boolean testMode,
        long amountMinor,
        String currency,
        PaymentState state,
        PaymentPhase phase,
        boolean surplus,
        @Nullable String providerRef,
        @Nullable String actionUrl,
        long refundedMinor,
        @Nullable String reason,
        @Nullable String card,
        Instant createdAt,
        @Nullable Instant succeededAt,
        @Nullable Instant nextCheckAt,
        int checks,
        @Nullable Long changeId) {

    /**
     * Stands for the provider of money that moved here with tickets of another booking. The
     * reference is the id of the refund that it left there by.
     */
    public static final String MOVED = "moved";

    /** What its provider knows it by. */
    Attempt asAttempt() {
        return new Attempt(id, providerRef);
    }

    /** Whether it is still open what becomes of it. */
    public boolean isPending() {
        return state == PaymentState.PENDING;
    }

    /** Whether its money is here, or was. */
    public boolean isPaid() {
        return state == PaymentState.SUCCEEDED || state == PaymentState.REFUNDED;
    }

    static Payment read(ResultSet row) throws SQLException {
        return new Payment(
                row.getLong("id"),
                row.getLong("booking_id"),
                row.getInt("attempt"),
                row.getString("provider"),
                row.getString("method"),
                row.getBoolean("test_mode"),
                row.getLong("amount_minor"),
                row.getString("currency"),
                PaymentState.of(row.getString("state")),
                PaymentPhase.of(row.getString("phase")),
                row.getString("purpose").equals("surplus"),
                row.getString("provider_ref"),
                row.getString("action_url"),
                row.getLong("refunded_minor"),
                row.getString("reason"),
                row.getString("card"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "succeeded_at"),
                instant(row, "next_check_at"),
                row.getInt("checks"),
                row.getObject("change_id", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
