package dev.marquee.customer.client;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What ticket-service says of one booking, and whether a mailed link is that of one. */
@HttpExchange("/internal/bookings")
public interface BookingFactsClient {

    /**
     * A booking.
     *
     * @param accountId who was signed in when it was made; null for a guest
     */
    record BookingFacts(
            long id,
            long eventId,
            String eventCode,
            String eventName,
            long organizerId,
            String buyerName,
            String buyerEmail,
            @Nullable Long accountId) {}

    /** 404 if there is none. */
    @GetExchange("/{id}/facts")
    BookingFacts facts(@PathVariable long id);

    /** The booking of a mailed link, be its event over or not; 404 if the link is of none. */
    @GetExchange("/link/facts")
    BookingFacts byLink(@RequestHeader("Booking-Link") String token);
}
