package dev.marquee.gateway.client;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Browser sessions, at auth-service. */
@HttpExchange("/internal/sessions")
public interface Sessions {

    /**
     * What a browser shows.
     *
     * @param session the content of its cookie
     */
    record Key(String session) {}

    /** A token for the account that is signed in, good for a minute. */
    record Token(String accessToken) {}

    /** 404 where the session is unknown, over, or of a disabled account. */
    @PostExchange("/token")
    Token token(@RequestBody Key key);
}
