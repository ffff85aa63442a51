package dev.marquee.auth.session;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Browsers whose password was right, and that owe the second step: five minutes, five tries. */
@Repository
class PendingSignIns {

    static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int TRIES = 5;

    private record Row(long accountId, String target) {}

    /**
     * A sign-in half done.
     *
     * @param target where to go afterwards
     */
    record Pending(Account account, String target) {}

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    PendingSignIns(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Remembers that the password was right.
     *
     * @return the key for the browser's cookie
     */
    @Transactional
    public String open(Account account, String target) {
        var now = now();
        jdbc.sql("delete from pending_sign_in where created_at <= ?")
                .param(now.minus(LIFETIME))
                .update();
        var key = RandomToken.create();
        jdbc.sql(
                        "insert into pending_sign_in (token_hash, account_id, target, created_at) values (?, ?, ?, ?)")
                .params(Sha256.of(key), account.id(), target, now)
                .update();
        return key;
    }

    /** Whose sign-in this is; nobody's once it is over, or the account disabled. */
    Optional<Pending> find(String key) {
        return jdbc.sql(
                        """
                        select account_id, target from pending_sign_in
                        where token_hash = ? and created_at > ? and tries < ?
                        """)
                .params(Sha256.of(key), now().minus(LIFETIME), TRIES)
                .query(Row.class)
                .optional()
                .flatMap(row ->
                        accounts.byId(row.accountId())
                                .filter(account -> !account.disabled())
                                .map(account -> new Pending(account, row.target())));
    }

    /** Counts a try before it is looked at. */
    Optional<Pending> tryOnce(String key) {
        var pending = find(key);
        var counted =
                jdbc.sql(
                                "update pending_sign_in set tries = tries + 1 where token_hash = ? and tries < ?")
                        .params(Sha256.of(key), TRIES)
                        .update();
        return pending.filter(found -> counted == 1);
    }

    /** Ends it; of two at the same moment, one gets true. */
    boolean close(String key) {
        return jdbc.sql("delete from pending_sign_in where token_hash = ?")
                        .param(Sha256.of(key))
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
