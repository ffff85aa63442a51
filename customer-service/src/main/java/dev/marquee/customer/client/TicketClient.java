package dev.marquee.customer.client;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The bookings, as whoever asks sees them. */
@HttpExchange
public interface TicketClient {

    record Booking(
            long id,
            String eventCode,
            String eventName,
            String status,
            int quantity,
            Instant createdAt,
            String buyerEmail) {}

    /**
     * A page of bookings, the newest first.
     *
     * @param total how many there are on all pages
     */
    record Bookings(List<Booking> items, long total) {}

    /**
     * Those that have the words in them somewhere.
     *
     * @param test false leaves out test bookings, whose buyers are no customers
     */
    @GetExchange("/api/bookings")
    Bookings search(@RequestParam String q, @RequestParam int size, @RequestParam boolean test);
}
