package dev.marquee.site.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks for.
 *
 * @param expectedTotal what the buyer was shown that it costs, decimal
 */
public record NewBooking(
        long eventId,
        List<Item> items,
        String buyerName,
        String buyerEmail,
        @Nullable String buyerPhone,
        String expectedTotal) {

    /**
     * So many tickets of one kind.
     *
     * @param price of one, decimal, where the buyer chooses it
     */
    public record Item(long ticketTypeId, int quantity, @Nullable String price) {}
}
