package dev.marquee.gateway.client;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.node.ObjectNode;

/** What a service says of its API. */
@HttpExchange
public interface ApiDocs {

    /** The service's description (OpenAPI 3.1). */
    @GetExchange("/v3/api-docs")
    ObjectNode description();
}
