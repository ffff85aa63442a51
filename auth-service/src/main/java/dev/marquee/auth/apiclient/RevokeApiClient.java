package dev.marquee.auth.apiclient;

import dev.marquee.platform.audit.AuditTrail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shuts an API client out for good. */
@Service
class RevokeApiClient {

    private final ApiClients clients;
    private final AuditTrail audit;

    RevokeApiClient(ApiClients clients, AuditTrail audit) {
        this.clients = clients;
        this.audit = audit;
    }

    @Transactional
    public void handle(ApiClient client) {
        clients.revoke(client.id());
        audit.record("api-client.revoked", "api-client:" + client.id(), client.name());
    }
}
