package dev.marquee.customer.client;

import dev.marquee.platform.privacy.ErasedList;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Tells a service who was erased. */
@HttpExchange
public interface EraseAgainClient {

    @PostExchange("/internal/privacy/erase")
    void erase(@RequestBody ErasedList list);
}
