package dev.marquee.ticket.listing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket type is priced, beside its price.
 *
 * @param minMinor the least that a buyer may choose to pay, in minor units; null where the price is
 *     fixed. The type's price is what is suggested then
 * @param taxRateBp in hundredths of a percent: 1900 is 19 %
 * @param taxIncluded whether the price contains the tax; if not, the tax comes on top
 * @param minPerBooking how many of it a booking has at least, if it has any; null for one
 * @param maxPerBooking how many it has at most; null for no other limit than the quotas
 */
public record TypePricing(
        @Min(0) @Nullable Long minMinor,
        @Min(0) @Max(10000) int taxRateBp,
        boolean taxIncluded,
        @Positive @Nullable Integer minPerBooking,
        @Positive @Nullable Integer maxPerBooking) {

    /** A fixed price without tax, in any number. */
    public static final TypePricing PLAIN = new TypePricing(null, 0, true, null, null);

    /** Whether one booking may have so many of the type. */
    public boolean allows(int quantity) {
        return (minPerBooking == null || quantity >= minPerBooking)
                && (maxPerBooking == null || quantity <= maxPerBooking);
    }

    static TypePricing read(ResultSet row) throws SQLException {
        return new TypePricing(
                row.getObject("min_minor", Long.class),
                row.getInt("tax_rate_bp"),
                row.getBoolean("tax_included"),
                row.getObject("min_per_booking", Integer.class),
                row.getObject("max_per_booking", Integer.class));
    }
}
