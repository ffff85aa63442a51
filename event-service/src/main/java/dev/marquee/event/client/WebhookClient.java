package dev.marquee.event.client;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Organisers' webhooks, which notification-service calls. */
@HttpExchange("/internal/webhook-events")
public interface WebhookClient {

    record WebhookEvents(List<JsonNode> events) {}

    /** Takes events that are to be told; repeats of a key are ignored. */
    @PostExchange
    void post(@RequestBody WebhookEvents events);
}
