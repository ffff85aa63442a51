package dev.marquee.event.client;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Messages to attendees, at notification-service. */
@HttpExchange("/internal/message-copies")
public interface MessageClient {

    /** Which event was made after which. */
    record Copied(long from, long to) {}

    /** Copies its messages as drafts; told again, nothing changes. */
    @PostExchange
    void copied(@RequestBody Copied copied);
}
