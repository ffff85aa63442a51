package dev.marquee.notification.queue;

import dev.marquee.platform.outbox.OutboxState;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Asks another service what waits in its outbox. */
@HttpExchange("/internal/outbox")
interface OutboxClient {

    @GetExchange
    OutboxState state();
}
