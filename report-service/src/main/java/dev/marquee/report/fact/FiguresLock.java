package dev.marquee.report.fact;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.report.ReportSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

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

    /** Who waits here has no connection yet: in a replica one at most waits for another replica. */
    private final ReentrantLock oneHere = new ReentrantLock();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration patience;

    FiguresLock(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            ReportSettings settings) {
        this.jdbc = jdbc;
        this.patience = settings.factsPatience();
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * The same for somebody who comes again.
     *
     * @throws org.springframework.web.ErrorResponseException 503 if others take too long
     */
    <T> T holdingSoon(Function<Moment, T> change) {
        try {
            if (!oneHere.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return change(change);
        } finally {
            oneHere.unlock();
        }
    }

    private static ErrorResponseException busy() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                Text.of("problem.service-unavailable"));
    }

    /** In a transaction of its own, after those of all others. */
    <T> T holding(Function<Moment, T> change) {
        oneHere.lock();
        try {
            return change(change);
        } finally {
            oneHere.unlock();
        }
    }

    private <T> T change(Function<Moment, T> change) {
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
