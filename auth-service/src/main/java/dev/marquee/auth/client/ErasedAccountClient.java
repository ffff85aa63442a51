package dev.marquee.auth.client;

import dev.marquee.platform.privacy.ErasedAccount;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Tells a service whose account was closed. */
@HttpExchange
public interface ErasedAccountClient {

    @PostExchange("/internal/privacy/erase-account")
    void erase(@RequestBody ErasedAccount account);
}
