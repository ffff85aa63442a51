package dev.marquee.auth.apiclient;

import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.platform.audit.AuditTrail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shuts an API client out for good, the tokens it has included. */
@Service
class RevokeApiClient {

    private final ApiClients clients;
    private final Revocations revocations;
    private final Accounts accounts;
    private final AccountNotices notices;
    private final AuditTrail audit;

    RevokeApiClient(
            ApiClients clients,
            Revocations revocations,
            Accounts accounts,
            AccountNotices notices,
            AuditTrail audit) {
        this.clients = clients;
        this.revocations = revocations;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
    }

    /** Tells its owner too. */
    @Transactional
    public void handle(ApiClient client) {
        quietly(client);
        accounts.byId(client.ownerId())
                .ifPresent(owner -> notices.tell(owner, AccountChange.API_CLIENT_REVOKED));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void quietly(ApiClient client) {
        clients.revoke(client.id());
        revocations.endAll(client.id());
        audit.record("api-client.revoked", "api-client:" + client.id(), client.name());
    }
}
