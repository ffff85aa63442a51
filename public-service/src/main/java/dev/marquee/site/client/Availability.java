package dev.marquee.site.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be had of an event right now.
 *
 * @param quota how many tickets one e-mail address may have
 * @param reason why it is not on sale: sold_out, not_published, ended, cancelled; not_yet or
 *     type_closed if that is so for all kinds of tickets
 */
public record Availability(
        long eventId,
        int capacity,
        int sold,
        int left,
        int quota,
        boolean onSale,
        @Nullable String reason,
        List<TicketType> ticketTypes) {

    /** What the other kinds are called that take of the same places. */
    public List<String> sharedWith(TicketType type) {
        return ticketTypes.stream()
                .filter(other -> other.pool != null && other.pool.equals(type.pool))
                .filter(other -> other.id != type.id)
                .map(TicketType::name)
                .toList();
    }

    /**
     * A kind of ticket; the price is decimal.
     *
     * @param onSale whether one can be booked now
     * @param saleStartsAt null if it is sold as soon as its event is
     * @param saleEndsAt null if it is sold as long as its event is
     * @param quota how many of it one buyer may have; null if only the event's quota counts
     * @param minPrice the least that a buyer may choose to pay, decimal; null where the price is
     *     fixed. The price is what is suggested then
     * @param taxRate in percent; null for none
     * @param taxIncluded whether the price contains the tax; if not, it comes on top
     * @param minPerBooking how many of it a booking has at least, if it has any; null for one
     * @param maxPerBooking how many it has at most; null for no other limit than the quotas
     * @param pool whose places it shares with the other kinds that name it; null if it shares none
     */
    public record TicketType(
            long id,
            String name,
            String price,
            String currency,
            int left,
            boolean onSale,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Nullable Integer quota,
            @Nullable String minPrice,
            @Nullable String taxRate,
            @Nullable Boolean taxIncluded,
            @Nullable Integer minPerBooking,
            @Nullable Integer maxPerBooking,
            @Nullable String pool) {

        /** Whether the buyer chooses the price. */
        public boolean open() {
            return minPrice != null;
        }

        /** How many decimals its amounts have. */
        public int digits() {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        }

        /** The tax that comes on top of the price, in percent; zero if the price contains it. */
        public BigDecimal taxOnTop() {
            return taxRate == null || !Boolean.FALSE.equals(taxIncluded)
                    ? BigDecimal.ZERO
                    : new BigDecimal(taxRate);
        }

        /** What one costs at this price, with a tax that comes on top, rounded as it is sold. */
        public BigDecimal costs(BigDecimal price) {
            var tax =
                    price.multiply(taxOnTop())
                            .movePointLeft(2)
                            .setScale(digits(), RoundingMode.HALF_UP);
            return price.setScale(digits(), RoundingMode.HALF_UP).add(tax);
        }
    }
}
