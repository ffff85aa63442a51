package dev.marquee.platform.audit;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The audit trail, at auth-service. */
@HttpExchange("/internal/audit")
interface AuditClient {

    record Entries(List<AuditEntry> entries) {}

    /** Keeps the entries whose keys are new. */
    @PostExchange
    void append(@RequestBody Entries entries);
}
