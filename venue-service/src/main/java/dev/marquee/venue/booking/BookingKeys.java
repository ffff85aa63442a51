package dev.marquee.venue.booking;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What other services call their hires by, and how new what is known of each is. Facts arrive more
 * than once and out of order; whoever takes a key here has it alone until the transaction ends.
 */
@Component
class BookingKeys {

    private record State(@Nullable Long version, boolean released) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    BookingKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes a key to hire by it.
     *
     * @param version of what is said now; null for what is never too late, such as a claim
     * @return whether it counts: nothing newer is known, and the key was not released since
     */
    boolean take(String key, @Nullable Long version) {
        var state = lock(key);
        if (version == null) return true;
        if (state.version != null
                && (version < state.version || (state.released && version <= state.version)))
            return false;
        update(key, version, false);
        return true;
    }

    /**
     * Takes a key to release its hire.
     *
     * @param version after which nothing of this version or an older one counts; null if the sender
     *     does not know
     * @return whether it counts: nothing newer is known
     */
    boolean release(String key, @Nullable Long version) {
        var state = lock(key);
        if (version != null && state.version != null && version < state.version) return false;
        update(key, version == null ? state.version : version, true);
        return true;
    }

    private State lock(String key) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        while (jdbc.sql("update hire_key set touched_at = ? where hire_key = ?")
                        .params(now, key)
                        .update()
                == 0)
            jdbc.sql(
                            "insert into hire_key (hire_key, touched_at) values (?, ?) on conflict do nothing")
                    .params(key, now)
                    .update();
        return jdbc.sql("select version, released from hire_key where hire_key = ?")
                .param(key)
                .query(State.class)
                .single();
    }

    private void update(String key, @Nullable Long version, boolean released) {
        jdbc.sql("update hire_key set version = ?, released = ? where hire_key = ?")
                .param(1, version, java.sql.Types.BIGINT)
                .param(2, released)
                .param(3, key)
                .update();
    }
}
