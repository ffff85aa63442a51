package dev.marquee.auth.account;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.value.EmailAddress;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes the one admin that a new installation starts with. */
@Component
@Profile("!demo")
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    /** Goes to the terminal, and to no file where there is one for the rest. */
    private static final Logger console = LoggerFactory.getLogger("marquee.console");

    private final Accounts accounts;
    private final Passwords passwords;
    private final AuthSettings settings;

    FirstAdmin(Accounts accounts, Passwords passwords, AuthSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (!accounts.isEmpty()) return;
        var given = settings.adminPassword();
        var isGiven = !given.isBlank();
        var password = isGiven ? given : RandomToken.create().substring(0, 16);
        try {
            accounts.add(
                    new NewAccount(
                            "Administrator",
                            new EmailAddress(settings.adminEmail()),
                            true,
                            "admin",
                            passwords.hash(password),
                            Set.of(Role.ADMIN)));
        } catch (DuplicateKeyException e) {
            log.info("another replica has just made the first admin");
            return;
        }
        if (isGiven)
            log.info("the first admin is {}, with the password given", settings.adminEmail());
        else
            console.warn(
                    "The first administrator is {} with the password {}. It is shown only this once.",
                    settings.adminEmail(),
                    password);
    }
}
