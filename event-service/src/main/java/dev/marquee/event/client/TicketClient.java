package dev.marquee.event.client;

import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Selling, which is ticket-service's. */
@HttpExchange
public interface TicketClient {

    /** How many tickets of an event are taken. */
    record Stock(long eventId, int capacity, int sold, Instant changedAt) {}

    record Availability(int sold, List<TypeLeft> ticketTypes) {}

    record TypeLeft(long id, int quantity, int left) {}

    /** Tells an event's terms of sale; older ones than it knows are ignored. */
    @PutExchange(
            url = "/internal/events/{id}/sale-terms",
            contentType = MediaType.APPLICATION_JSON_VALUE)
    void putSaleTerms(@PathVariable String id, @RequestBody String json);

    /** The stock of the events that changed at that moment or later. */
    @GetExchange("/internal/stock")
    List<Stock> stock(@RequestParam Instant since);

    @GetExchange("/api/events/{id}/availability")
    Availability availability(@PathVariable String id);
}
