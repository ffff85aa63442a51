package dev.marquee.auth.apiclient;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.platform.audit.AuditTrail;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an API client, and tells its owner, who may not be the one who made it. */
@Service
class AddApiClient {

    private final ApiClients clients;
    private final AccountNotices notices;
    private final AuditTrail audit;

    AddApiClient(ApiClients clients, AccountNotices notices, AuditTrail audit) {
        this.clients = clients;
        this.notices = notices;
        this.audit = audit;
    }

    /** Returns the client with its secret, which is not seen again. */
    @Transactional
    public ApiClient.Fresh handle(Account owner, String name, Set<Scope> scopes) {
        var fresh = clients.add(owner.id(), name, scopes);
        notices.tell(owner, AccountChange.API_CLIENT_ADDED);
        audit.record("api-client.made", "api-client:" + fresh.id(), fresh.name());
        return fresh;
    }
}
