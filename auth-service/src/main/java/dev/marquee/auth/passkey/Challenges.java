package dev.marquee.auth.passkey;

import dev.marquee.platform.config.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What browsers were asked to sign. Each is 256 random bits, good once and for five minutes; we
 * keep no session, so they are found again by their own hash.
 */
@Repository
class Challenges {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    Challenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param accountId who adds a passkey; null for signing in
     */
    @Transactional
    public void add(Bytes challenge, @Nullable Long accountId) {
        var now = now();
        jdbc.sql("delete from passkey_challenge where created_at <= ?")
                .param(now.minus(LIFETIME))
                .update();
        jdbc.sql(
                        "insert into passkey_challenge (challenge_hash, account_id, created_at) values (?, ?, ?)")
                .param(hash(challenge))
                .param(accountId)
                .param(now)
                .update();
    }

    /**
     * Uses a challenge up.
     *
     * @return whether it was ours, asked of this account, and not used before
     */
    boolean use(Bytes challenge, @Nullable Long accountId) {
        return jdbc.sql(
                                """
                                delete from passkey_challenge where challenge_hash = ? and created_at > ?
                                and coalesce(account_id, 0) = ?
                                """)
                        .params(
                                hash(challenge),
                                now().minus(LIFETIME),
                                accountId == null ? 0 : accountId)
                        .update()
                == 1;
    }

    private static String hash(Bytes challenge) {
        return Sha256.of(challenge.toBase64UrlString());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
