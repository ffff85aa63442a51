package dev.marquee.auth.apiclient;

import dev.marquee.auth.revocation.Revocations;
import dev.marquee.platform.audit.AuditTrail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shuts an API client out for good, the tokens it has included. */
@Service
class RevokeApiClient {

    private final ApiClients clients;
    private final Revocations revocations;
    private final AuditTrail audit;

    RevokeApiClient(ApiClients clients, Revocations revocations, AuditTrail audit) {
        this.clients = clients;
        this.revocations = revocations;
        this.audit = audit;
    }

    @Transactional
    public void handle(ApiClient client) {
        clients.revoke(client.id());
        revocations.endAll(client.id());
        audit.record("api-client.revoked", "api-client:" + client.id(), client.name());
    }
}
