package dev.marquee.auth.factor;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the codes that were wrong after a right password: whoever tries them knows the password,
 * so its owner hears of it, and the tries end.
 */
@Repository
public class WrongCodes {

    /** From so many on only recovery codes are good, which nobody guesses. */
    static final int MOST = 100;

    /** The owner hears of them from this one on: one or two are slips of the finger. */
    private static final int TOLD_FROM = 3;

    private static final Duration TOLD_EVERY = Duration.ofDays(1);

    /** What the owner is to be told. */
    enum Tell {
        NOTHING,
        SEVERAL,
        LOCKED
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one, whichever kind of code it was to be. */
    @Transactional
    public Tell count(long accountId) {
        jdbc.sql("update second_factor set wrong_codes = wrong_codes + 1 where account_id = ?")
                .param(accountId)
                .update();
        var wrong =
                jdbc.sql("select wrong_codes from second_factor where account_id = ?")
                        .param(accountId)
                        .query(Integer.class)
                        .optional()
                        .orElse(0);
        if (wrong == MOST) return Tell.LOCKED;
        return wrong >= TOLD_FROM && markTold(accountId) ? Tell.SEVERAL : Tell.NOTHING;
    }

    private boolean markTold(long accountId) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql(
                                """
                                update second_factor set wrong_codes_told_at = ?
                                where account_id = ? and (wrong_codes_told_at is null or wrong_codes_told_at <= ?)
                                """)
                        .params(now, accountId, now.minus(TOLD_EVERY))
                        .update()
                == 1;
    }

    /** Forgets them: the owner has used a recovery code, or chosen another password. */
    @Transactional
    public void forgive(long accountId) {
        jdbc.sql(
                        "update second_factor set wrong_codes = 0, wrong_codes_told_at = null where account_id = ?")
                .param(accountId)
                .update();
    }
}
