package dev.marquee.auth.letter;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.mail.AddressesRead;
import dev.marquee.platform.security.LinkPace;
import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The links that were mailed: unguessable, good for one use and for some time. */
@Repository
public class AccountLinks {

    /**
     * What a link opens.
     *
     * @param email the address it was mailed to
     */
    public record Opened(long accountId, EmailAddress email) {}

    private record Row(long accountId, String email) {}

    private final JdbcClient jdbc;
    private final LinkPace pace;
    private final AddressesRead read;
    private final Clock clock;

    AccountLinks(JdbcClient jdbc, LinkPace pace, AddressesRead read, Clock clock) {
        this.jdbc = jdbc;
        this.pace = pace;
        this.read = read;
        this.clock = clock;
    }

    /**
     * Makes a link's token. Asked again for the same request it makes another one, because the
     * first may have been mailed already; both stay good.
     *
     * @return empty where the account, or the address from whichever accounts, just got several
     */
    @Transactional
    public Optional<String> issue(
            String request, long accountId, Purpose purpose, EmailAddress email) {
        var now = now();
        jdbc.sql("delete from account_link where expires_at <= ? and created_at <= ?")
                .params(now, now.minus(LinkPace.REMEMBERED))
                .update();
        if (!pace.allows(mailed("account_id", accountId, request, purpose), now.toInstant())
                || !pace.allows(mailed("email", email.value(), request, purpose), now.toInstant()))
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

    /** When other requests got such links in the time that counts. */
    private List<Instant> mailed(String whose, Object value, String request, Purpose purpose) {
        return jdbc
                .sql(
                        """
                        select min(created_at) from account_link
                        where %s = ? and purpose = ? and created_at > ? and request <> ? group by request
                        """
                                .formatted(whose))
                .params(value, purpose.name(), now().minus(LinkPace.REMEMBERED), request)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
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
     * for the same end with it, and mail to the address is known to arrive.
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
        read.add(found.get().email());
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

    /** Ends all links that were mailed to an address, whosever account they are for. */
    @Transactional
    public void forget(EmailAddress email) {
        jdbc.sql("delete from account_link where email = ?").param(email.value()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
