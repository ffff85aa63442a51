package dev.marquee.ticket.calendar;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.EmailAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The secret addresses of accounts' calendars, one each. */
@Repository
class CalendarAddresses {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarAddresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new secret: what the account had before opens nothing from now on. */
    @Transactional
    String renew(long account, EmailAddress email) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        leave(account, email);
        jdbc.sql(
                        """
                        insert into calendar_address (account_id, secret_hash, email, made_at) values (:account, :hash, :email, :now)
                        on conflict do nothing
                        """)
                .param("account", account)
                .param("hash", Sha256.of(secret))
                .param("email", email.value())
                .param("now", now())
                .update();
        jdbc.sql(
                        "update calendar_address set secret_hash = :hash, email = :email, made_at = :now where account_id = :account")
                .param("account", account)
                .param("hash", Sha256.of(secret))
                .param("email", email.value())
                .param("now", now())
                .update();
        return secret;
    }

    /** When the account's address was made; the calendar follows the account to its new e-mail. */
    @Transactional
    Optional<OffsetDateTime> seen(long account, EmailAddress email) {
        leave(account, email);
        jdbc.sql(
                        "update calendar_address set email = :email where account_id = :account and email <> :email")
                .param("account", account)
                .param("email", email.value())
                .update();
        return jdbc.sql("select made_at from calendar_address where account_id = ?")
                .param(account)
                .query(OffsetDateTime.class)
                .optional();
    }

    /** An e-mail address is one account's at a time: whoever had it before has it no more. */
    private void leave(long account, EmailAddress email) {
        jdbc.sql("delete from calendar_address where email = :email and account_id <> :account")
                .param("email", email.value())
                .param("account", account)
                .update();
    }

    void remove(long account) {
        jdbc.sql("delete from calendar_address where account_id = ?").param(account).update();
    }

    /** Whose bookings the calendar with this secret shows. */
    Optional<EmailAddress> opened(String secret) {
        return jdbc.sql("select email from calendar_address where secret_hash = ?")
                .param(Sha256.of(secret))
                .query(String.class)
                .optional()
                .flatMap(EmailAddress::parse);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
