package dev.marquee.auth.users;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.LastAdmin;
import dev.marquee.auth.account.NewAccount;
import dev.marquee.auth.account.Passwords;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.account.RoleRequests;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.auth.webhook.WebhookOwners;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins do with accounts. The last admin who can sign in stays one. */
@Service
class ManageUsers {

    private final Accounts accounts;
    private final Passwords passwords;
    private final RoleRequests requests;
    private final LastAdmin lastAdmin;
    private final BrowserSessions sessions;
    private final Revocations revocations;
    private final AccountLinks links;
    private final AccountLetters letters;
    private final WebhookOwners webhookOwners;
    private final AuditTrail audit;

    ManageUsers(
            Accounts accounts,
            Passwords passwords,
            RoleRequests requests,
            LastAdmin lastAdmin,
            BrowserSessions sessions,
            Revocations revocations,
            AccountLinks links,
            AccountLetters letters,
            WebhookOwners webhookOwners,
            AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.requests = requests;
        this.lastAdmin = lastAdmin;
        this.sessions = sessions;
        this.revocations = revocations;
        this.links = links;
        this.letters = letters;
        this.webhookOwners = webhookOwners;
        this.audit = audit;
    }

    /** The account, unless it is closed: 404. */
    Account find(long id) {
        return accounts.byId(id)
                .filter(account -> !account.closed())
                .orElseThrow(() -> Problems.notFound("account"));
    }

    /**
     * Gives an account these roles and no others. Its tokens end, because they name the old ones.
     *
     * @param roles at least one
     * @throws org.springframework.web.ErrorResponseException 409 {@code last-admin}
     */
    @Transactional
    public void setRoles(long id, Set<Role> roles) {
        if (roles.isEmpty()) throw new IllegalArgumentException("an account has a role");
        if (!roles.contains(Role.ADMIN)) lastAdmin.mustNotBe(id);
        var account = find(id);
        if (account.roles().equals(roles)) return;
        accounts.setRoles(id, roles);
        revocations.endAll(String.valueOf(id));
        if (!roles.containsAll(account.roles())) webhookOwners.changed(id);
        audit.record(
                "roles.changed",
                target(account),
                words(account.roles()) + " → " + words(roles) + " (" + account.email() + ")");
    }

    /**
     * Shuts an account out. Its sessions and tokens end within a minute.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code last-admin}
     */
    @Transactional
    public void disable(long id) {
        lastAdmin.mustNotBe(id);
        var account = find(id);
        if (account.disabled()) return;
        accounts.setDisabled(id, true);
        links.endAll(id);
        sessions.closeAll(id);
        revocations.endAll(String.valueOf(id));
        webhookOwners.changed(id);
        audit.record("account.disabled", target(account), account.email().value());
    }

    /** Lets an account in again. */
    @Transactional
    public void enable(long id) {
        var account = find(id);
        if (!account.disabled()) return;
        accounts.setDisabled(id, false);
        audit.record("account.enabled", target(account), account.email().value());
    }

    /**
     * Answers the wish for a role, and owes a mail about it.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if nobody waits for this; 409
     *     {@code address-not-confirmed} if it is not known yet whether the address is theirs
     */
    @Transactional
    public void decide(long requestId, boolean approve) {
        var request = requests.find(requestId).orElseThrow(() -> Problems.notFound("open request"));
        var account = find(request.accountId());
        if (approve && !account.emailVerified())
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "address-not-confirmed",
                    Text.of("problem.address-not-confirmed.address-is-not"));
        if (!requests.decide(requestId, approve)) throw Problems.notFound("open request");
        if (approve) {
            var roles = EnumSet.of(request.role());
            roles.addAll(account.roles());
            setRoles(account.id(), roles);
        } else {
            audit.record("role.refused", target(account), request.role().name());
        }
        letters.decided(account.id(), account.email(), request.role(), approve);
    }

    /**
     * Makes an account and owes a mail with a link to choose its password.
     *
     * @param by the name of who invites
     * @return its id
     * @throws org.springframework.dao.DuplicateKeyException if the address has an account
     */
    @Transactional
    public long invite(String name, EmailAddress email, Set<Role> roles, String by) {
        if (accounts.byEmail(email).isPresent())
            throw new DuplicateKeyException("the address has an account");
        var nobodysHash = passwords.hash(RandomToken.create());
        var id = accounts.add(new NewAccount(name.strip(), email, false, null, nobodysHash, roles));
        accounts.markInvited(id);
        letters.invite(id, email, by);
        audit.record("account.invited", "account:" + id, email + " as " + words(roles));
        return id;
    }

    /** Mails the link once more to somebody who has not joined yet. */
    @Transactional
    public void inviteAgain(long id, String by) {
        var account = find(id);
        if (account.invited()) letters.invite(id, account.email(), by);
    }

    private static String target(Account account) {
        return "account:" + account.id();
    }

    private static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    }
}
