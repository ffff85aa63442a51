package dev.marquee.notification.address;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often an address took nothing for the moment. Five times, on three days of the last two
 * weeks, are for good; a mail that it takes begins anew.
 */
@Component
public class SoftBounces {

    private static final int TIMES = 5;
    private static final int DAYS = 3;
    private static final int WEEKS = 2;

    private record Count(long times, long days) {}

    private final JdbcClient jdbc;
    private final AddressSecret secret;
    private final Suppressions suppressions;
    private final Clock clock;

    public SoftBounces(
            JdbcClient jdbc, AddressSecret secret, Suppressions suppressions, Clock clock) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** One more. */
    @Transactional
    public void count(String address, SmtpAnswer answer) {
        var key = secret.stored(address);
        var today = today();
        jdbc.sql(
                        "insert into soft_bounce (address_key, bounce_day, times) values (?, ?, 0) on conflict do nothing")
                .params(key, today)
                .update();
        jdbc.sql(
                        "update soft_bounce set times = times + 1 where address_key = ? and bounce_day = ?")
                .params(key, today)
                .update();
        var count =
                jdbc.sql(
                                "select coalesce(sum(times), 0) times, count(*) days from soft_bounce where address_key = ? and bounce_day > ?")
                        .params(key, today.minusWeeks(WEEKS))
                        .query((row, n) -> new Count(row.getLong("times"), row.getLong("days")))
                        .single();
        if (count.times() >= TIMES && count.days() >= DAYS)
            suppressions.suppress(address, SuppressionScope.ALL, SuppressionReason.HARD, answer);
    }

    /** The address took a mail. */
    @Transactional
    public void forget(String address) {
        jdbc.sql("delete from soft_bounce where address_key = ?")
                .param(secret.stored(address))
                .update();
    }

    /** Removes what counts no more. */
    @Transactional
    public int purge() {
        return jdbc.sql("delete from soft_bounce where bounce_day <= ?")
                .param(today().minusWeeks(WEEKS))
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
