package dev.marquee.auth.account;

import dev.marquee.auth.delay.GrowingDelay;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.audit.AuditTrail.Actor;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.value.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Finds out whether somebody is who they say. */
@Service
public class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final GrowingDelay delay;
    private final AuditTrail audit;
    private final Supplier<String> nobodysHash;

    SignIn(Accounts accounts, Passwords passwords, GrowingDelay delay, AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.delay = delay;
        this.audit = audit;
        this.nobodysHash = SingletonSupplier.of(() -> passwords.hash(RandomToken.create()));
    }

    /**
     * Checks a password. An unknown login takes as long as a wrong password does, and nothing tells
     * the two apart.
     *
     * @param login the e-mail address in any spelling, or the login name
     * @param address the client's; each wrong try from there makes the next one wait longer
     * @return the account; empty where login or password is wrong, or the account disabled
     * @throws dev.marquee.auth.delay.TooManyAttempts if it must wait; then nothing was checked
     */
    public Optional<Account> check(String login, String password, String address) {
        var account = accounts.byLogin(login);
        var found =
                delay.attempt(whose(account, login), address, () -> matching(account, password));
        if (found.isEmpty()) recordWrong(account);
        return found;
    }

    /**
     * What wrong tries are counted under: the account's address, by whichever name it was meant;
     * for no account, what was typed, in one spelling. An address waits alike whether it has an
     * account or not, or the waits would tell which ones have.
     */
    private static String whose(Optional<Account> account, String typed) {
        var login = account.map(found -> found.email().value()).orElse(typed);
        return "login:"
                + EmailAddress.parse(login)
                        .map(EmailAddress::value)
                        .orElseGet(() -> login.strip().toLowerCase(Locale.ROOT));
    }

    /** What was typed for an unknown account is not kept: it may be somebody's password. */
    private void recordWrong(Optional<Account> account) {
        audit.record(
                account.map(known -> Actor.account(known.id(), known.email().value()))
                        .orElseGet(() -> new Actor("", "unknown")),
                "sign-in.refused",
                account.map(known -> "account:" + known.id()).orElse("account:unknown"),
                "");
    }

    /**
     * Checks the password of somebody who is signed in already, before something that cannot be
     * undone.
     *
     * @return empty where the password is wrong
     * @throws dev.marquee.auth.delay.TooManyAttempts if it must wait; wrong tries are counted
     *     together with those of signing in with the address
     */
    public Optional<Account> confirm(long accountId, String password, String address) {
        var account = accounts.byId(accountId);
        return delay.attempt(whose(account, ""), address, () -> matching(account, password));
    }

    private Optional<Account> matching(Optional<Account> account, String password) {
        var hash = account.map(Account::passwordHash).orElseGet(nobodysHash);
        var matches = passwords.matches(password, hash);
        return account.filter(found -> matches && !found.disabled());
    }
}
