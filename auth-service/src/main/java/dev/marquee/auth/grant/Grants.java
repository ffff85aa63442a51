package dev.marquee.auth.grant;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.apiclient.OwnersApiClients;
import dev.marquee.auth.passkey.Passkeys;
import dev.marquee.auth.webhook.WebhookOwners;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends API clients, webhooks and passkeys of an account, but for the kinds that its owner keeps.
 */
@Component
public class Grants {

    private final OwnersApiClients apiClients;
    private final WebhookOwners webhooks;
    private final Passkeys passkeys;

    Grants(OwnersApiClients apiClients, WebhookOwners webhooks, Passkeys passkeys) {
        this.apiClients = apiClients;
        this.webhooks = webhooks;
        this.passkeys = passkeys;
    }

    /**
     * The kinds that the account has, or may have: only notification-service knows its webhooks.
     */
    public List<Grant> of(Account account) {
        var found = new ArrayList<Grant>();
        var sells =
                account.roles().contains(Role.ADMIN) || account.roles().contains(Role.ORGANIZER);
        if (apiClients.countOf(account.id()) > 0) found.add(Grant.API_CLIENTS);
        if (sells) found.add(Grant.WEBHOOKS);
        if (passkeys.countOf(account.id()) > 0) found.add(Grant.PASSKEYS);
        return List.copyOf(found);
    }

    /**
     * Ends them in the caller's transaction. API clients are revoked, with the tokens they have;
     * webhooks are paused until a person lets them go on; passkeys are removed.
     *
     * @param keep the kinds that stay as they are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAllBut(Account account, Set<Grant> keep) {
        if (!keep.contains(Grant.API_CLIENTS)) apiClients.revokeAll(account.id());
        if (!keep.contains(Grant.WEBHOOKS)) webhooks.stop(account.id());
        if (!keep.contains(Grant.PASSKEYS)) passkeys.forget(account.id());
    }
}
