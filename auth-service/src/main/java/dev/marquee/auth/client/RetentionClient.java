package dev.marquee.auth.client;

import dev.marquee.platform.retention.Holds;
import dev.marquee.platform.retention.RetentionKind;
import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Asks a service how long it keeps what, and what would go now. */
@HttpExchange("/internal/privacy/retention")
public interface RetentionClient {

    record Kinds(List<RetentionKind> kinds) {}

    @PostExchange
    Kinds preview(@RequestBody Holds holds);
}
