package dev.marquee.site.assistant.tool;

import dev.marquee.site.client.Event;
import dev.marquee.site.client.EventList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the assistant asks event-service. */
@HttpExchange("/api")
interface EventFacts {

    @GetExchange("/events")
    EventList list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam boolean available,
            @RequestParam String sort,
            @RequestParam int size);

    @GetExchange("/events/{code}")
    Event event(@PathVariable String code);
}
