package dev.marquee.ticket.client;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Tells report-service how events went. */
@HttpExchange("/internal")
public interface ReportClient {

    /**
     * Completed events.
     *
     * @param completions as they were owed
     */
    record Completions(List<JsonNode> completions) {}

    /**
     * Keeps these figures, unless the event's are known; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/completions")
    void tell(@RequestBody Completions completions);
}
