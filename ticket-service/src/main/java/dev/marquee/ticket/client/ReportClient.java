package dev.marquee.ticket.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Tells report-service what happened, and how events went. */
@HttpExchange("/internal")
public interface ReportClient {

    /**
     * Completed events.
     *
     * @param completions as they were owed
     */
    record Completions(List<JsonNode> completions) {}

    /**
     * Something that happened.
     *
     * @param id the same whenever it is told
     * @param zone of the event
     * @param n 0 for what belongs to something that was counted
     * @param amount in the smallest unit of {@code currency}, as all amounts
     * @param dims what it can be split by
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fact(
            String id,
            String kind,
            Instant at,
            long organizerId,
            long eventId,
            String zone,
            @Nullable Long typeId,
            int n,
            long qty,
            @Nullable String currency,
            long amount,
            long discount,
            long fee,
            long tax,
            Map<String, String> dims) {}

    /**
     * Facts.
     *
     * @param toldAt when they were read
     */
    record Facts(Instant toldAt, List<Fact> facts) {}

    /**
     * Keeps these figures, unless the event's are known; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/completions")
    void tell(@RequestBody Completions completions);

    /**
     * Counts these, each once; all or none. Repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/facts")
    void tell(@RequestBody Facts facts);
}
