package dev.marquee.auth.account;

import dev.marquee.platform.config.MarqueeSettings;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Stops the start where everybody could sign in: outside the demonstration, no password of the demo
 * and no secret that is easy to guess.
 */
@Component
@Profile("!demo")
class KnownSecrets {

    private static final int SHORTEST_SECRET = 16;
    private static final Set<String> PLACEHOLDERS =
            Set.of("secret", "changeme", "change-me", "password", "example", "default", "marquee");

    KnownSecrets(
            MarqueeSettings settings, AuthSettings auth, Accounts accounts, Passwords passwords) {
        checkAdminPassword(auth.adminPassword());
        checkServiceSecret(settings.serviceSecret() == null ? "" : settings.serviceSecret());
        for (var login : DemoAccounts.LOGINS)
            if (accounts.byLogin(login.email())
                    .filter(account -> !account.disabled())
                    .filter(account -> passwords.matches(login.password(), account.passwordHash()))
                    .isPresent())
                throw new IllegalStateException(
                        "The account %s still has its demo password. Start with the demo profile and change it, or start with other data."
                                .formatted(login.email()));
    }

    private static void checkAdminPassword(String password) {
        if (password.isBlank()) return;
        var demo = DemoAccounts.LOGINS.stream().anyMatch(it -> it.password().equals(password));
        if (demo
                || password.length() < GoodPasswordCheck.SHORTEST
                || GoodPasswordCheck.isCommon(password))
            throw new IllegalStateException(
                    "MARQUEE_ADMIN_PASSWORD is one that everybody tries first. Choose another of eight characters or more.");
    }

    private static void checkServiceSecret(String secret) {
        if (secret.isBlank()) return;
        var lower = secret.toLowerCase(Locale.ROOT);
        if (secret.length() < SHORTEST_SECRET
                || secret.chars().distinct().count() < 6
                || PLACEHOLDERS.stream().anyMatch(lower::startsWith))
            throw new IllegalStateException(
                    "MARQUEE_SERVICE_SECRET can be guessed. Choose a random one of sixteen characters or more, such as from: openssl rand -base64 32");
    }
}
