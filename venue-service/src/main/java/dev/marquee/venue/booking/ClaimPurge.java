package dev.marquee.venue.booking;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Clears away the claims that have lapsed. They are in nobody's way before that, so it does not
 * matter when it happens.
 */
@Component
class ClaimPurge {

    private final JdbcClient jdbc;
    private final Clock clock;

    ClaimPurge(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void purge() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("select id from hire where claimed_until <= ?")
                .param(now)
                .query(Long.class)
                .list()
                .forEach(id -> drop(id, now));
        forgetKeys(now.minusDays(1));
    }

    /** One by one: it never holds one while it waits for another. */
    private void drop(long id, OffsetDateTime now) {
        jdbc.sql("delete from hire where id = ? and claimed_until <= ?").params(id, now).update();
    }

    /** Keys of claims that never became a hire; no change of theirs is under way after a day. */
    private void forgetKeys(OffsetDateTime before) {
        jdbc.sql(
                        """
                        delete from hire_key where version is null and touched_at < ?
                          and not exists (select 1 from hire h where h.hire_key = hire_key.hire_key or h.claim_key = hire_key.hire_key)
                        """)
                .param(before)
                .update();
    }
}
