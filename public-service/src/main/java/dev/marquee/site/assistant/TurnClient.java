package dev.marquee.site.assistant;

import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Leaves with customer-service how questions were answered: this service has no database. */
@HttpExchange("/internal/assistant-turns")
interface TurnClient {

    /**
     * How one question was answered. Neither it nor the answer is in here.
     *
     * @param caller hash of whose conversation it was
     * @param tools names, with commas between
     */
    record Turn(
            String id,
            String caller,
            Instant at,
            String lang,
            String mode,
            String intent,
            String tools,
            String outcome,
            int tokensIn,
            int tokensOut,
            int ms) {}

    /** up or down. */
    record Thumb(String caller, String thumb) {}

    @PostExchange
    void add(@RequestBody Turn turn);

    @PostExchange("/{id}/thumb")
    void rate(@PathVariable String id, @RequestBody Thumb thumb);
}
