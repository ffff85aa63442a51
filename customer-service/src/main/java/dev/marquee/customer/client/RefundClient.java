package dev.marquee.customer.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Refunds of ticket-service, as whoever decides them. */
@HttpExchange("/api/bookings/{id}")
public interface RefundClient {

    record Ticket(long id, String code, String ticketType, String price, String status) {}

    record Booking(
            long id,
            String eventCode,
            String eventName,
            String status,
            String total,
            String currency,
            List<Ticket> tickets) {}

    /**
     * A decision.
     *
     * @param tickets ids; empty for those that were asked for, or all
     * @param keep what is kept of their price, decimal; null for what the event's terms keep
     * @param reason for the buyer to read
     */
    record Decision(
            boolean approve, List<Long> tickets, @Nullable String keep, @Nullable String reason) {}

    /**
     * What a decision means.
     *
     * @param amount what goes back, decimal
     * @param feeKept what is kept, decimal
     * @param tickets ids of those that are void then, and on sale again
     */
    record Offer(String amount, String feeKept, String currency, List<Long> tickets) {}

    @GetExchange
    Booking booking(@PathVariable long id);

    /** Says what a decision would mean; nothing changes. */
    @PostExchange("/refund-decision/preview")
    Offer preview(@PathVariable long id, @RequestBody Decision decision);

    /** Decides; repeated with the same key, nothing more happens. */
    @PostExchange("/refund-decision")
    Booking decide(
            @PathVariable long id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Decision decision);
}
