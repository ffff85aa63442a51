package dev.marquee.auth.account;

import dev.marquee.platform.config.RandomToken;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Finds out whether somebody is who they say. */
@Service
public class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Supplier<String> nobodysHash;

    SignIn(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.nobodysHash = SingletonSupplier.of(() -> passwords.hash(RandomToken.create()));
    }

    /**
     * Checks a password. An unknown login takes as long as a wrong password does, and nothing tells
     * the two apart.
     *
     * @param login the e-mail address in any spelling, or the login name
     * @return the account; empty where login or password is wrong, or the account disabled
     */
    public Optional<Account> check(String login, String password) {
        var account = accounts.byLogin(login);
        var hash = account.map(Account::passwordHash).orElseGet(nobodysHash);
        var matches = passwords.matches(password, hash);
        return account.filter(found -> matches && !found.disabled());
    }
}
