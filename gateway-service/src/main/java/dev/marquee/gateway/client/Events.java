package dev.marquee.gateway.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Events that everybody may see, at event-service. */
@HttpExchange("/api/events")
public interface Events {

    /** An event, by what its page's address needs. */
    record Event(String code) {}

    /** 404 where there is none, or none that is public. */
    @GetExchange("/{id}")
    Event event(@PathVariable long id);
}
