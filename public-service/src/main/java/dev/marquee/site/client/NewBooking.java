package dev.marquee.site.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a buyer asks for. */
public record NewBooking(
        long eventId,
        List<Item> items,
        String buyerName,
        String buyerEmail,
        @Nullable String buyerPhone) {

    /** So many tickets of one kind. */
    public record Item(long ticketTypeId, int quantity) {}
}
