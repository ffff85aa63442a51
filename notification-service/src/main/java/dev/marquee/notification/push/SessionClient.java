package dev.marquee.notification.push;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Asks auth-service whether somebody is still signed in. */
@HttpExchange("/internal/sessions")
interface SessionClient {

    record State(boolean open) {}

    /**
     * @throws org.springframework.web.client.RestClientException if it does not say
     */
    @GetExchange("/{id}")
    State state(@PathVariable long id);
}
