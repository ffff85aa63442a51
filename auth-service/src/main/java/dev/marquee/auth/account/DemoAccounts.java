package dev.marquee.auth.account;

import dev.marquee.platform.value.EmailAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The accounts of the demonstration, ids 1 to 5; made once, in an empty database only. */
@Component
@Profile("demo")
public class DemoAccounts implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

    /**
     * A login to try the suite with.
     *
     * @param loginName a shorter name to sign in with, or null
     */
    public record Login(
            String email, String password, Role role, String name, @Nullable String loginName) {}

    /** All demo logins, in the order of their ids. */
    public static final List<Login> LOGINS =
            List.of(
                    new Login(
                            "admin@ticket.local", "admin123", Role.ADMIN, "Ada Lindqvist", "admin"),
                    new Login(
                            "organizer@ticket.local",
                            "organizer123",
                            Role.ORGANIZER,
                            "Ana Ribeiro",
                            null),
                    new Login(
                            "customer@ticket.local",
                            "customer123",
                            Role.CUSTOMER,
                            "Minh Nguyen",
                            null),
                    new Login(
                            "entry@ticket.local",
                            "entry123",
                            Role.ENTRY_MANAGER,
                            "Tomás Vidal",
                            null),
                    new Login(
                            "support@ticket.local",
                            "support123",
                            Role.SUPPORT,
                            "Sari Wulandari",
                            null));

    private final Accounts accounts;
    private final Passwords passwords;

    DemoAccounts(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (!accounts.isEmpty()) return;
        try {
            accounts.addFirst(LOGINS.stream().map(this::account).toList());
        } catch (DuplicateKeyException e) {
            log.info("another replica has just made the demo accounts");
        }
    }

    private NewAccount account(Login login) {
        return new NewAccount(
                login.name(),
                new EmailAddress(login.email()),
                true,
                login.loginName(),
                passwords.hash(login.password()),
                Set.of(login.role()));
    }
}
