package dev.marquee.auth.password;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.Passwords;
import dev.marquee.auth.delay.GrowingDelay;
import dev.marquee.auth.factor.SecondFactors;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountLinks;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.auth.letter.Purpose;
import dev.marquee.auth.passkey.Passkeys;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.Sha256;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets somebody with a mailed link choose a password. */
@Service
class ResetPassword {

    private final AccountLinks links;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Passkeys passkeys;
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
            Passkeys passkeys,
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
        this.passkeys = passkeys;
        this.factors = factors;
        this.sessions = sessions;
        this.revocations = revocations;
        this.delay = delay;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Whether the link would work now, without using it up. */
    boolean isGood(String token, Purpose purpose) {
        return links.look(token, purpose)
                .flatMap(link -> accounts.byId(link.accountId()))
                .filter(account -> !account.disabled())
                .isPresent();
    }

    /**
     * Uses the link up: the password is the new one, the address is confirmed, because the link
     * came there, and everybody who was signed in is so no longer. Passkeys end too, and so does a
     * second step of the time when nobody knew whose the address is: somebody else may have added
     * them.
     *
     * @param address the client's
     * @return false if the link is used, over or unknown; then nothing changes
     * @throws dev.marquee.auth.delay.TooManyAttempts if too many links from there were wrong
     */
    boolean handle(String token, Purpose purpose, String password, String address) {
        return delay.attempt(
                        "link:" + Sha256.of(token),
                        address,
                        () -> {
                            if (!isGood(token, purpose)) return Optional.<Account>empty();
                            var hash = passwords.hash(password); // slow, so outside
                            return transaction.execute(status -> set(token, purpose, hash));
                        })
                .isPresent();
    }

    private Optional<Account> set(String token, Purpose purpose, String hash) {
        var link = links.use(token, purpose);
        if (link.isEmpty()) return Optional.empty();
        var account = accounts.byId(link.get().accountId()).filter(found -> !found.disabled());
        account.ifPresent(found -> {
            accounts.setPassword(found.id(), hash);
            if (found.email().equals(link.get().email()))
                accounts.confirmEmail(found.id(), found.email());
            passkeys.forget(found.id());
            if (!found.emailVerified()) factors.forget(found.id());
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
