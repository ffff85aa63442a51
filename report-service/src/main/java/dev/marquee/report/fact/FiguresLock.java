package dev.marquee.report.fact;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one change of the figures happen at a time, in all replicas: what counts is then the same as
 * if one had counted alone.
 */
@Component
class FiguresLock {

    /**
     * The moment of a change.
     *
     * @param began when this installation began to count
     */
    record Moment(Instant now, Instant began) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FiguresLock(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** In a transaction of its own, after those of all others. */
    <T> T holding(Function<Moment, T> change) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var began =
                            jdbc.sql("select began_at from figures_state where id = 1 for update")
                                    .query((row, i) -> row.getObject(1, OffsetDateTime.class))
                                    .single()
                                    .toInstant();
                    return change.apply(
                            new Moment(clock.instant().truncatedTo(ChronoUnit.MICROS), began));
                }));
    }

    /** Says what the figures are as of. */
    void counted(Instant now) {
        jdbc.sql("update figures_state set as_of = :now where id = 1")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
