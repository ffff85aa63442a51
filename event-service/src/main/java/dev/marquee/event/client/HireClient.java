package dev.marquee.event.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The hire of venues, at venue-service. */
@HttpExchange("/internal/hires")
public interface HireClient {

    /**
     * A venue for a time.
     *
     * @param eventId without it, it is a claim that lapses by itself
     * @param version of the event; none for a claim
     */
    record HireRequest(
            long venueId,
            @Nullable Long eventId,
            @Nullable String eventCode,
            String eventName,
            long organizerId,
            Instant startsAt,
            Instant endsAt,
            @Nullable Long version) {}

    /**
     * The one hire of that key is this from now on; what is older than what is known changes
     * nothing. A claim stands beside the hire of its key. 409 if somebody else is in the way.
     */
    @PutExchange("/{key}")
    void put(@PathVariable String key, @RequestBody HireRequest hire);

    /** There is neither a hire nor a claim of that key from now on. */
    @DeleteExchange("/{key}")
    void release(@PathVariable String key, @RequestParam(required = false) @Nullable Long version);
}
