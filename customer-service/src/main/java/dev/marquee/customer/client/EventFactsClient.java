package dev.marquee.customer.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What everybody may know of an event. */
@HttpExchange
public interface EventFactsClient {

    record EventFacts(long id, String code, String name, long organizerId) {}

    /** 404 if there is none that everybody may see. */
    @GetExchange("/api/events/{id}")
    EventFacts event(@PathVariable long id);
}
