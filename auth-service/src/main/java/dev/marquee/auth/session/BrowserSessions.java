package dev.marquee.auth.session;

import dev.marquee.auth.AuthSettings;
import dev.marquee.auth.Hash;
import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.platform.config.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that are signed in. The key of a session is known to its browser only; here is its
 * hash.
 */
@Repository
class BrowserSessions {

    /** Seen again within this time is not written down: one row is not worth a write a click. */
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

    private record Row(long accountId, OffsetDateTime lastSeenAt) {}

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AuthSettings settings;
    private final Clock clock;

    BrowserSessions(JdbcClient jdbc, Accounts accounts, AuthSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signs a browser in, always with a new key. Sessions that are over are cleared away.
     *
     * @return the key for the browser's cookie
     */
    @Transactional
    String open(Account account) {
        var now = now();
        jdbc.sql("delete from browser_session where created_at <= ? or last_seen_at <= ?")
                .params(now.minus(settings.sessionLimit()), now.minus(settings.sessionIdle()))
                .update();
        var key = RandomToken.create();
        jdbc.sql(
                        "insert into browser_session (token_hash, account_id, created_at, last_seen_at) values (?, ?, ?, ?)")
                .params(Hash.of(key), account.id(), now, now)
                .update();
        return key;
    }

    /** Who is signed in with this key; nobody once the session is over or the account disabled. */
    Optional<Account> find(String key) {
        var now = now();
        var hash = Hash.of(key);
        var session =
                jdbc.sql(
                                """
                                select account_id, last_seen_at from browser_session
                                where token_hash = ? and created_at > ? and last_seen_at > ?
                                """)
                        .params(
                                hash,
                                now.minus(settings.sessionLimit()),
                                now.minus(settings.sessionIdle()))
                        .query(Row.class)
                        .optional();
        if (session.isEmpty()) return Optional.empty();
        var account = accounts.byId(session.get().accountId()).filter(found -> !found.disabled());
        if (account.isPresent() && session.get().lastSeenAt().isBefore(now.minus(SEEN_PRECISION))) {
            jdbc.sql("update browser_session set last_seen_at = ? where token_hash = ?")
                    .params(now, hash)
                    .update();
        }
        return account;
    }

    /** Signs a browser out; closing what is not open changes nothing. */
    void close(String key) {
        jdbc.sql("delete from browser_session where token_hash = ?").param(Hash.of(key)).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
