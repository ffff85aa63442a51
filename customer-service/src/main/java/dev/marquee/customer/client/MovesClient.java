package dev.marquee.customer.client;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Tells event-service whose events are another customer's now. */
@HttpExchange
public interface MovesClient {

    /**
     * Two customers who turned out to be one.
     *
     * @param key unlike any other's: a repeat is discarded
     */
    record Move(String key, long fromCustomerId, long toCustomerId) {}

    record Moves(List<Move> moves) {}

    @PostExchange("/internal/customers/moves")
    void move(@RequestBody Moves moves);
}
