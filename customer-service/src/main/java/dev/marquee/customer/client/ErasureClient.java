package dev.marquee.customer.client;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Has a person's data blanked at another service. */
@HttpExchange
public interface ErasureClient {

    /**
     * An address whose owner is to be forgotten.
     *
     * @param key unlike any other's: a repeat is discarded
     */
    record Erasure(String key, String email) {}

    record Erasures(List<Erasure> erasures) {}

    @PostExchange("/internal/erasures")
    void erase(@RequestBody Erasures erasures);
}
