package dev.marquee.gateway.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What is left of an event, at ticket-service. */
@HttpExchange("/api/events/{id}/availability")
public interface Availability {

    /** A kind of ticket; the price is decimal. */
    record Type(@Nullable Long id, String name, String price, String currency, int left) {}

    /**
     * What can be had.
     *
     * @param reason why it is not on sale: sold_out, not_yet …
     */
    record Stock(
            int capacity,
            int sold,
            int left,
            boolean onSale,
            @Nullable String reason,
            List<Type> ticketTypes) {

        /** Whether nobody who waits will get one, unless some come back. */
        public boolean soldOut() {
            return "sold_out".equals(reason);
        }
    }

    @GetExchange
    Stock of(@PathVariable long id);
}
