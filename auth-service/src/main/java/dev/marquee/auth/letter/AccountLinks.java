package dev.marquee.auth.letter;

import dev.marquee.platform.config.Sha256;
import dev.marquee.auth.account.EmailAddress;
import dev.marquee.platform.config.RandomToken;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The links that were mailed: unguessable, good for one use and for some time. */
@Repository
public class AccountLinks {

    private static final int MOST_PER_HOUR = 3;

    /**
     * What a link opens.
     *
     * @param email the address it was mailed to
     */
    public record Opened(long accountId, EmailAddress email) {}

    private record Row(long accountId, String email) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a link's token. Asked again for the same request it makes another one, because the
     * first may have been mailed already; both stay good.
     *
     * @return empty where the account got enough such mails within the hour
     */
    @Transactional
    public Optional<String> issue(
            String request, long accountId, Purpose purpose, EmailAddress email) {
        var now = now();
        jdbc.sql("delete from account_link where expires_at <= ? and created_at <= ?")
                .params(now, now.minusHours(1))
                .update();
        if (othersWithinTheHour(request, accountId, purpose) >= MOST_PER_HOUR)
            return Optional.empty();
        var token = RandomToken.create();
        jdbc.sql(
                        """
                        insert into account_link (token_hash, request, account_id, purpose, email, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Sha256.of(token),
                        request,
                        accountId,
                        purpose.name(),
                        email.value(),
                        now,
                        now.plus(purpose.valid()))
                .update();
        return Optional.of(token);
    }

    private long othersWithinTheHour(String request, long accountId, Purpose purpose) {
        return jdbc.sql(
                        """
                        select count(distinct request) from account_link
                        where account_id = ? and purpose = ? and created_at > ? and request <> ?
                        """)
                .params(accountId, purpose.name(), now().minusHours(1), request)
                .query(Long.class)
                .single();
    }

    /** What the link would open, without using it up. */
    public Optional<Opened> look(String token, Purpose purpose) {
        return jdbc.sql(
                        """
                        select account_id, email from account_link
                        where token_hash = ? and purpose = ? and expires_at > ?
                        """)
                .params(Sha256.of(token), purpose.name(), now())
                .query(Row.class)
                .optional()
                .map(row -> new Opened(row.accountId, new EmailAddress(row.email)));
    }

    /**
     * Uses a link up: of several who come with it at once, one gets in. The account's other links
     * for the same end with it.
     */
    @Transactional
    public Optional<Opened> use(String token, Purpose purpose) {
        var found = look(token, purpose);
        var won =
                found.isPresent()
                        && jdbc.sql("delete from account_link where token_hash = ?")
                                        .param(Sha256.of(token))
                                        .update()
                                == 1;
        if (!won) return Optional.empty();
        end(found.get().accountId(), purpose);
        return found;
    }

    /** Ends an account's links of one purpose. */
    @Transactional
    public void end(long accountId, Purpose purpose) {
        jdbc.sql("delete from account_link where account_id = ? and purpose = ?")
                .params(accountId, purpose.name())
                .update();
    }

    /** Ends all links of an account. */
    @Transactional
    public void endAll(long accountId) {
        for (var purpose : Purpose.values()) end(accountId, purpose);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
