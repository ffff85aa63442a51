package dev.marquee.auth.apiclient;

import dev.marquee.auth.apiclient.ApiClients.Filter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All API clients of one owner at once. */
@Component
public class OwnersApiClients {

    private final ApiClients clients;
    private final RevokeApiClient revoke;

    OwnersApiClients(ApiClients clients, RevokeApiClient revoke) {
        this.clients = clients;
        this.revoke = revoke;
    }

    /** How many the account has. */
    public int countOf(long owner) {
        return clients.countOf(owner);
    }

    /** Revokes them in the caller's transaction; whoever ends them all tells the owner. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revokeAll(long owner) {
        var all = clients.list(new Filter(owner, "", ""), clients.countOf(owner), 0);
        for (var client : all) revoke.quietly(client);
    }
}
