package dev.marquee.auth.letter;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import dev.marquee.platform.database.Like;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a use case orders a mail, in its own transaction. Whether there is an account at all, and
 * the link, is seen to later: nobody can tell by the time an answer takes.
 */
@Component
public class AccountLetters {

    static final String TOPIC = "account-mail";

    enum Kind {
        VERIFY_EMAIL,
        PASSWORD_RESET,
        ACCOUNT_EXISTS,
        INVITATION,
        ROLE_DECISION;

        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A mail to be written.
     *
     * @param account whose it is; null for whoever has the address
     * @param role what was decided about
     * @param by who invites
     */
    record Order(
            Kind kind,
            @Nullable Long account,
            String email,
            @Nullable Role role,
            boolean approved,
            @Nullable String by) {}

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AccountLetters(Outbox outbox, JdbcClient jdbc, JsonMapper json) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A link by which the account's owner proves to read at this address. */
    @Transactional
    public void verify(long account, EmailAddress email) {
        owe(new Order(Kind.VERIFY_EMAIL, account, email.value(), null, false, null));
    }

    /** A link to a new password, where the address is an account's. */
    @Transactional
    public void resetPassword(EmailAddress email) {
        owe(new Order(Kind.PASSWORD_RESET, null, email.value(), null, false, null));
    }

    /** Somebody wanted to register with an address that has an account. */
    @Transactional
    public void accountExists(EmailAddress email) {
        owe(new Order(Kind.ACCOUNT_EXISTS, null, email.value(), null, false, null));
    }

    /** A link to the first password. */
    @Transactional
    public void invite(long account, EmailAddress email, String by) {
        owe(new Order(Kind.INVITATION, account, email.value(), null, false, by));
    }

    /** What became of the wish for a role. */
    @Transactional
    public void decided(long account, EmailAddress email, Role role, boolean approved) {
        owe(new Order(Kind.ROLE_DECISION, account, email.value(), role, approved, null));
    }

    /** Forgets all mails to an address that were ordered, handed over or not. */
    @Transactional
    public void forget(EmailAddress email) {
        forget("\"email\":" + json.writeValueAsString(email.value()));
    }

    /** Forgets all mails about an account, those to the addresses it had before too. */
    @Transactional
    public void forget(Account account) {
        forget(account.email());
        forget("\"account\":" + account.id() + ",");
    }

    private void forget(String part) {
        jdbc.sql("delete from outbox where topic in (?, ?) and payload like ? escape '!'")
                .params(TOPIC, AccountNotices.TOPIC, Like.contains(part))
                .update();
    }

    private void owe(Order order) {
        outbox.publish(TOPIC, UUID.randomUUID().toString(), order);
    }
}
