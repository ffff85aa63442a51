package dev.marquee.auth.password;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.Passwords;
import dev.marquee.auth.delay.GrowingDelay;
import dev.marquee.auth.factor.SecondFactors;
import dev.marquee.auth.factor.WrongCodes;
import dev.marquee.auth.grant.Grant;
import dev.marquee.auth.grant.Grants;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.auth.letter.Purpose;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets somebody with a mailed link choose a password. */
@Service
class ResetPassword {

    private final AccountLinks links;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Grants grants;
    private final WrongCodes wrongCodes;
    private final SecondFactors factors;
    private final BrowserSessions sessions;
    private final Revocations revocations;
    private final GrowingDelay delay;
    private final AccountNotices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ResetPassword(
            AccountLinks links,
            Accounts accounts,
            Passwords passwords,
            Grants grants,
            WrongCodes wrongCodes,
            SecondFactors factors,
            BrowserSessions sessions,
            Revocations revocations,
            GrowingDelay delay,
            AccountNotices notices,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.grants = grants;
        this.wrongCodes = wrongCodes;
        this.factors = factors;
        this.sessions = sessions;
        this.revocations = revocations;
        this.delay = delay;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Whose password the link would set now, without using it up; nobody's where it is not good.
     */
    Optional<Account> accountOf(String token, Purpose purpose) {
        return links.look(token, purpose)
                .flatMap(link -> accounts.byId(link.accountId()))
                .filter(account -> !account.disabled());
    }

    /** What a new password would end too, unless it is kept. */
    List<Grant> grantsOf(Account account) {
        return grants.of(account);
    }

    /**
     * Uses the link up: the password is the new one, the address is confirmed, because the link
     * came there, and everybody who was signed in is so no longer. API clients, webhooks and
     * passkeys end too, and so does a second step of the time when nobody knew whose the address
     * is: somebody else may have added them.
     *
     * @param keep which of them do not end; of an account whose address was not confirmed before,
     *     all end
     * @param address the client's
     * @return false if the link is used, over or unknown; then nothing changes
     * @throws dev.marquee.auth.delay.TooManyAttempts if too many links from there were wrong
     */
    boolean handle(
            String token, Purpose purpose, String password, Set<Grant> keep, String address) {
        return delay.attempt(
                        "link:" + Sha256.of(token),
                        address,
                        () -> {
                            if (accountOf(token, purpose).isEmpty())
                                return Optional.<Account>empty();
                            var hash = passwords.hash(password); // slow, so outside
                            return transaction.execute(status -> set(token, purpose, hash, keep));
                        })
                .isPresent();
    }

    private Optional<Account> set(String token, Purpose purpose, String hash, Set<Grant> keep) {
        var link = links.use(token, purpose);
        if (link.isEmpty()) return Optional.empty();
        var account = accounts.byId(link.get().accountId()).filter(found -> !found.disabled());
        account.ifPresent(found -> {
            accounts.setPassword(found.id(), hash);
            if (found.email().equals(link.get().email()))
                accounts.confirmEmail(found.id(), found.email());
            grants.endAllBut(found, found.emailVerified() ? keep : Set.of());
            if (!found.emailVerified()) factors.forget(found.id());
            wrongCodes.forgive(found.id());
            links.endAll(found.id());
            sessions.closeAll(found.id());
            revocations.endAll(String.valueOf(found.id()));
            if (purpose == Purpose.RESET_PASSWORD)
                notices.tell(found, AccountChange.PASSWORD_CHANGED);
            audit.record(
                    AuditTrail.Actor.account(found.id(), found.email().value()),
                    purpose == Purpose.INVITATION ? "account.joined" : "password.reset",
                    "account:" + found.id(),
                    "");
        });
        return account;
    }
}
