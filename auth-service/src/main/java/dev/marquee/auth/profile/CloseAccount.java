package dev.marquee.auth.profile;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.AccountClosed;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.RoleRequests;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.auth.webhook.WebhookOwners;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closes an account for good, whoever asked for it. */
@Component
public class CloseAccount {

    private final Accounts accounts;
    private final AccountLinks links;
    private final AccountLetters letters;
    private final RoleRequests requests;
    private final BrowserSessions sessions;
    private final Revocations revocations;
    private final WebhookOwners webhookOwners;
    private final ApplicationEventPublisher events;

    CloseAccount(
            Accounts accounts,
            AccountLinks links,
            AccountLetters letters,
            RoleRequests requests,
            BrowserSessions sessions,
            Revocations revocations,
            WebhookOwners webhookOwners,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.requests = requests;
        this.sessions = sessions;
        this.revocations = revocations;
        this.webhookOwners = webhookOwners;
        this.events = events;
    }

    /**
     * Blanks everything personal, and ends sessions, tokens, links, mails and requests. Whether it
     * may be closed, and the audit trail, are the caller's.
     *
     * @param nobodysHash the hash of a password that nobody knows
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(long accountId, String nobodysHash) {
        links.endAll(accountId);
        var account = accounts.byId(accountId);
        account.ifPresent(letters::forget);
        requests.withdraw(accountId);
        accounts.close(accountId, nobodysHash);
        sessions.closeAll(accountId);
        revocations.endAll(String.valueOf(accountId));
        webhookOwners.changed(accountId);
        events.publishEvent(new AccountClosed(accountId, account.map(Account::name).orElse("")));
    }
}
