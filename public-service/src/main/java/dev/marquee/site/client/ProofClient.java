package dev.marquee.site.client;

import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What ticket-service lets everybody know of its checks. */
@HttpExchange("/api")
public interface ProofClient {

    /**
     * The counts of an event as they were checked; they add up to the capacity.
     *
     * @param keptBack for the waiting list, or not for sale
     * @param ok whether all that was compared agreed
     */
    record Proof(
            String eventCode,
            int capacity,
            int sold,
            int held,
            int keptBack,
            int free,
            boolean ok,
            Instant checkedAt,
            String checkedBy) {}

    /** 404 where the event shows none. */
    @GetExchange("/events/{code}/proof")
    Proof proof(@PathVariable String code);
}
