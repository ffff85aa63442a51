package dev.marquee.ticket.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Asks venue-service for seat plans. */
@HttpExchange("/internal")
public interface SeatPlanClient {

    /**
     * A version of a plan as JSON, format 1; the same at any time.
     *
     * @throws org.springframework.web.client.RestClientException if it is not known, or nobody
     *     answers
     */
    @GetExchange("/seat-plans/{id}/versions/{version}")
    String plan(@PathVariable long id, @PathVariable int version);
}
