package dev.marquee.ticket.client;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Has auth-service write to owners of accounts, whose addresses it knows. */
@HttpExchange("/internal")
public interface AccountClient {

    /**
     * What an owner should hear of.
     *
     * @param key repeats with the same key are not mailed again
     * @param change which text it is
     * @param from empty: nobody did it
     * @param about the event's name
     * @param page where to look at it, below the site's address
     */
    record Notice(
            String key,
            long account,
            String change,
            Instant at,
            String from,
            String about,
            String page) {}

    record Notices(List<Notice> notices) {}

    /**
     * Returns once all are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/account-notices")
    void tell(@RequestBody Notices notices);
}
