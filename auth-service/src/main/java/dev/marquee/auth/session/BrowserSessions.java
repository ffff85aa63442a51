package dev.marquee.auth.session;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.AuthSettings;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that are signed in. The key of a session is known to its browser only; here is its
 * hash.
 */
@Repository
public class BrowserSessions {

    /** Seen again within this time is not written down: one row is not worth a write a click. */
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

    private record Row(
            long id,
            long accountId,
            OffsetDateTime createdAt,
            OffsetDateTime lastSeenAt,
            OffsetDateTime confirmedAt) {}

    /**
     * Who is signed in.
     *
     * @param id of the session
     * @param confirmedAt when they last proved to be there, by signing in or by the password
     */
    record SignedIn(long id, Account account, Instant confirmedAt) {}

    /**
     * A browser as its owner sees it.
     *
     * @param userAgent as the browser calls itself, or empty
     * @param address where it signed in from, or empty
     * @param current the one that asks
     */
    public record Seen(
            long id,
            String userAgent,
            String address,
            Instant createdAt,
            Instant lastSeenAt,
            boolean current) {}

    private record ListedRow(
            long id,
            String tokenHash,
            @Nullable String userAgent,
            @Nullable String address,
            OffsetDateTime createdAt,
            OffsetDateTime lastSeenAt) {}

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AuthSettings settings;
    private final Revocations revocations;
    private final Clock clock;

    BrowserSessions(
            JdbcClient jdbc,
            Accounts accounts,
            AuthSettings settings,
            Revocations revocations,
            Clock clock) {
        this.revocations = revocations;
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
    public String open(Account account) {
        var now = now();
        jdbc.sql("delete from browser_session where created_at <= ? or last_seen_at <= ?")
                .params(now.minus(settings.sessionLimit()), now.minus(settings.sessionIdle()))
                .update();
        var key = RandomToken.create();
        var device = Device.current();
        jdbc.sql(
                        """
                        insert into browser_session (token_hash, account_id, created_at, last_seen_at, confirmed_at, user_agent, address)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Sha256.of(key),
                        account.id(),
                        now,
                        now,
                        now,
                        device.userAgent(),
                        device.address())
                .update();
        return key;
    }

    /** Who is signed in with this key; nobody once the session is over or the account disabled. */
    Optional<SignedIn> find(String key) {
        var now = now();
        var hash = Sha256.of(key);
        var session =
                jdbc.sql(
                                "select id, account_id, created_at, last_seen_at, confirmed_at from browser_session where token_hash = ?")
                        .param(hash)
                        .query(Row.class)
                        .optional();
        var account =
                session.flatMap(found -> accounts.byId(found.accountId()))
                        .filter(found -> !found.disabled());
        if (account.isEmpty() || isOver(account.get(), session.get(), now)) return Optional.empty();
        if (session.get().lastSeenAt().isBefore(now.minus(SEEN_PRECISION))) {
            jdbc.sql("update browser_session set last_seen_at = ? where token_hash = ?")
                    .params(now, hash)
                    .update();
        }
        return Optional.of(
                new SignedIn(
                        session.get().id(),
                        account.get(),
                        session.get().confirmedAt().toInstant()));
    }

    /** Whether somebody is still signed in there. */
    boolean isOpen(long id) {
        return jdbc.sql(
                        "select id, account_id, created_at, last_seen_at, confirmed_at from browser_session where id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .filter(row ->
                        accounts.byId(row.accountId())
                                .filter(account -> !account.disabled())
                                .filter(account -> !isOver(account, row, now()))
                                .isPresent())
                .isPresent();
    }

    /** What counts is the role of now: who becomes an administrator is signed out sooner. */
    private boolean isOver(Account account, Row session, OffsetDateTime now) {
        return !session.createdAt().isAfter(now.minus(settings.limitFor(account)))
                || !session.lastSeenAt().isAfter(now.minus(settings.idleFor(account)));
    }

    /**
     * The owner has just proved to be at this browser. It gets another key.
     *
     * @return the key for the browser's cookie; empty where this is no session of the account
     */
    @Transactional
    public Optional<String> confirm(String key, long accountId) {
        var next = RandomToken.create();
        var confirmed =
                jdbc.sql(
                                "update browser_session set token_hash = ?, confirmed_at = ? where token_hash = ? and account_id = ?")
                        .params(Sha256.of(next), now(), Sha256.of(key), accountId)
                        .update();
        return confirmed == 1 ? Optional.of(next) : Optional.empty();
    }

    /** Signs a browser out; closing what is not open changes nothing. */
    @Transactional
    public void close(String key) {
        endTokens("token_hash = ?", Sha256.of(key));
        jdbc.sql("delete from browser_session where token_hash = ?").param(Sha256.of(key)).update();
    }

    /** What browsers were given for these sessions is good no more, and streams end. */
    private void endTokens(String which, Object... values) {
        jdbc.sql("select id from browser_session where " + which)
                .params(values)
                .query(Long.class)
                .list()
                .forEach(revocations::endSession);
    }

    /** The browsers an account is signed in with, the last seen first. */
    public List<Seen> of(Account account, @Nullable String currentKey) {
        var now = now();
        var current = currentKey == null ? "" : Sha256.of(currentKey);
        return jdbc
                .sql(
                        """
                        select id, token_hash, user_agent, address, created_at, last_seen_at from browser_session
                        where account_id = ? and created_at > ? and last_seen_at > ? order by last_seen_at desc, id desc
                        """)
                .params(
                        account.id(),
                        now.minus(settings.limitFor(account)),
                        now.minus(settings.idleFor(account)))
                .query(ListedRow.class)
                .list()
                .stream()
                .map(row ->
                        new Seen(
                                row.id,
                                Objects.requireNonNullElse(row.userAgent, ""),
                                Objects.requireNonNullElse(row.address, ""),
                                row.createdAt.toInstant(),
                                row.lastSeenAt.toInstant(),
                                row.tokenHash.equals(current)))
                .toList();
    }

    /**
     * Signs one of the account's browsers out; somebody else's stays as it is.
     *
     * @return whether there was this one
     */
    @Transactional
    public boolean close(long accountId, long sessionId) {
        endTokens("id = ? and account_id = ?", sessionId, accountId);
        return jdbc.sql("delete from browser_session where id = ? and account_id = ?")
                        .params(sessionId, accountId)
                        .update()
                == 1;
    }

    /** Signs all of the account's browsers out, half-done sign-ins too. */
    @Transactional
    public void closeAll(long accountId) {
        endTokens("account_id = ?", accountId);
        jdbc.sql("delete from pending_sign_in where account_id = ?").param(accountId).update();
        jdbc.sql("delete from browser_session where account_id = ?").param(accountId).update();
    }

    /** Signs all of the account's other browsers out. */
    @Transactional
    public void closeOthers(long accountId, @Nullable String currentKey) {
        var current = currentKey == null ? "" : Sha256.of(currentKey);
        endTokens("account_id = ? and token_hash <> ?", accountId, current);
        jdbc.sql("delete from browser_session where account_id = ? and token_hash <> ?")
                .params(accountId, current)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
