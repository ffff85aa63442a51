package dev.marquee.auth.recovery;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.Passwords;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.factor.SecondFactors;
import dev.marquee.auth.passkey.Passkeys;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.value.EmailAddress;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets an administrator back in who has lost password, phone or role. Whoever can start the service
 * could change its database as well, so nothing else is asked for.
 */
@Component
@Order // after the accounts of a first start
@EnableConfigurationProperties(RecoverySettings.class)
class RecoverAdmin implements ApplicationRunner {

    /** Goes to the terminal, and to no file where there is one for the rest. */
    private static final Logger console = LoggerFactory.getLogger("marquee.console");

    private final RecoverySettings settings;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final BrowserSessions sessions;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    RecoverAdmin(
            RecoverySettings settings,
            Accounts accounts,
            Passwords passwords,
            SecondFactors factors,
            Passkeys passkeys,
            BrowserSessions sessions,
            Revocations revocations,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.revocations = revocations;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @throws IllegalStateException if no account has the address: the start stops
     */
    @Override
    public void run(ApplicationArguments args) {
        if (!settings.recoverAdmin().isBlank()) recover(settings.recoverAdmin());
    }

    void recover(String email) {
        var account = find(email);
        var password = RandomToken.create().substring(0, 16);
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> {
            accounts.setPassword(account.id(), hash);
            accounts.setDisabled(account.id(), false);
            var roles = EnumSet.of(Role.ADMIN);
            roles.addAll(account.roles());
            accounts.setRoles(account.id(), roles);
            factors.forget(account.id());
            passkeys.forget(account.id());
            sessions.closeAll(account.id());
            revocations.endAll(String.valueOf(account.id()));
            audit.record("account.recovered", "account:" + account.id(), "from the machine itself");
        });
        console.warn(
                "{} is an administrator with the password {}. It is shown only this once. Two steps and passkeys are off. Take the setting away before the next start, or the password changes again.",
                account.email().value(),
                password);
    }

    private Account find(String email) {
        try {
            return accounts.byEmail(new EmailAddress(email))
                    .orElseThrow(() -> new IllegalArgumentException("unknown"));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "MARQUEE_RECOVER_ADMIN is %s, but no account has this address."
                            .formatted(email),
                    null);
        }
    }
}
