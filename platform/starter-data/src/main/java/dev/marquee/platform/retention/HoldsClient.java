package dev.marquee.platform.retention;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Asks auth-service what is held. */
@HttpExchange
interface HoldsClient {

    @GetExchange("/internal/privacy/holds")
    Holds holds();
}
