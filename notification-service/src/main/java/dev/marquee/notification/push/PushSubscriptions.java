package dev.marquee.notification.push;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.centre.CentreListener;
import dev.marquee.platform.config.Sha256;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The browsers that take notifications. */
@Repository
class PushSubscriptions implements CentreListener {

    /** Of one account; the oldest go for a new one. */
    static final int MOST = 10;

    private static final String SELECT =
            "select id, user_id, session_id, endpoint, p256dh, auth from push_subscription ";

    private final JdbcClient jdbc;
    private final Clock clock;

    PushSubscriptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a browser. It belongs to whoever is signed in there now. */
    @Transactional
    public void put(
            long user, @Nullable Long session, String endpoint, String p256dh, String auth) {
        var hash = Sha256.of(endpoint);
        var known =
                jdbc.sql(
                                "update push_subscription set user_id = :user, session_id = :session, p256dh = :p256dh, auth = :auth, fails = 0 where endpoint_hash = :hash")
                        .param("user", user)
                        .param("session", session, Types.BIGINT)
                        .param("p256dh", p256dh)
                        .param("auth", auth)
                        .param("hash", hash)
                        .update();
        if (known == 0)
            jdbc.sql(
                            """
                            insert into push_subscription (user_id, session_id, endpoint_hash, endpoint, p256dh, auth, created_at, fails)
                            values (:user, :session, :hash, :endpoint, :p256dh, :auth, :now, 0) on conflict do nothing
                            """)
                    .param("user", user)
                    .param("session", session, Types.BIGINT)
                    .param("hash", hash)
                    .param("endpoint", endpoint)
                    .param("p256dh", p256dh)
                    .param("auth", auth)
                    .param("now", utc(clock.instant()))
                    .update();
        var all = of(user);
        if (all.size() > MOST) all.subList(0, all.size() - MOST).forEach(one -> delete(one.id()));
    }

    /** Those of an account, the oldest first. */
    List<PushSubscription> of(long user) {
        return jdbc.sql(SELECT + "where user_id = ? order by user_id, id")
                .param(user)
                .query(PushSubscription.class)
                .list();
    }

    Optional<PushSubscription> find(long id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(PushSubscription.class).optional();
    }

    /** Forgets a browser of the account; one that is not its stays. */
    void delete(long user, String endpoint) {
        jdbc.sql("delete from push_subscription where user_id = ? and endpoint_hash = ?")
                .params(user, Sha256.of(endpoint))
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from push_subscription where id = ?").param(id).update();
    }

    void worked(long id) {
        jdbc.sql("update push_subscription set last_ok_at = ?, fails = 0 where id = ?")
                .params(utc(clock.instant()), id)
                .update();
    }

    void failed(long id) {
        jdbc.sql("update push_subscription set fails = fails + 1 where id = ?").param(id).update();
    }

    @Override
    public void gone(long account) {
        jdbc.sql("delete from push_subscription where user_id = ?").param(account).update();
    }
}
