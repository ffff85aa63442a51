package dev.marquee.ticket.offer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The offer that counts for a booking.
 *
 * @param name of the offer
 * @param code that the buyer had, as codes are compared; null for an automatic discount
 * @param perTicket whether every ticket of {@code types} is a use
 * @param uses how many uses the booking is now; 0 after they were given back
 * @param types that it is for; empty for all
 */
public record OfferUse(
        long offerId,
        String name,
        @Nullable String code,
        boolean perTicket,
        int uses,
        Set<Long> types) {

    /** Whether it is counted against limits. */
    public boolean isCounted() {
        return code != null;
    }

    public boolean covers(long type) {
        return types.isEmpty() || types.contains(type);
    }

    /** The same, used so often. */
    public OfferUse times(int uses) {
        return new OfferUse(offerId, name, code, perTicket, uses, types);
    }

    /**
     * Reads the columns {@code offer_id}, {@code offer_name}, {@code offer_code}, {@code
     * offer_per_ticket}, {@code offer_uses}, {@code offer_types}; null if the first is.
     */
    public static @Nullable OfferUse read(ResultSet row) throws SQLException {
        var offer = row.getObject("offer_id", Long.class);
        if (offer == null) return null;
        return new OfferUse(
                offer,
                row.getString("offer_name"),
                row.getString("offer_code"),
                row.getBoolean("offer_per_ticket"),
                row.getInt("offer_uses"),
                TypeIds.read(row.getString("offer_types")));
    }
}
