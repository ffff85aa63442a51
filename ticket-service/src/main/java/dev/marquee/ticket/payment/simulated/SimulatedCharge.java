package dev.marquee.ticket.payment.simulated;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated provider remembers of a charge or a refund.
 *
 * @param key who asks with the same key gets the same answer
 * @param dispute whether it is neither, but a buyer's dispute
 * @param ofRef with a refund or a dispute: the charge that it is of
 * @param state of a charge: paid, declined, open or closed; of a refund: done, pending or refused
 * @param returnUrl where the buyer goes from the page of an open charge
 */
record SimulatedCharge(
        String key,
        String ref,
        boolean refund,
        boolean dispute,
        @Nullable String ofRef,
        long amountMinor,
        String currency,
        String state,
        @Nullable String reason,
        @Nullable String card,
        @Nullable String title,
        @Nullable String returnUrl,
        Instant createdAt) {

    static SimulatedCharge read(ResultSet row) throws SQLException {
        return new SimulatedCharge(
                row.getString("idempotency_key"),
                row.getString("ref"),
                row.getString("kind").equals("refund"),
                row.getString("kind").equals("dispute"),
                row.getString("of_ref"),
                row.getLong("amount_minor"),
                row.getString("currency"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("card"),
                row.getString("title"),
                row.getString("return_url"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
