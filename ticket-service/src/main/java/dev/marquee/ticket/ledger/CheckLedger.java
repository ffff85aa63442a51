package dev.marquee.ticket.ledger;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import dev.marquee.platform.database.Snapshot;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the ledger of an event, and keeps what was found. Nothing else is changed. */
@Component
class CheckLedger {

    /** Admins are told. The payload is the id of the check. */
    static final String TOPIC = "ledger-broken";

    /** Less than the gateway waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PATIENCE_BY_NIGHT = Duration.ofMinutes(10);

    /** Each check is kept, and takes the only turn. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(CheckLedger.class);

    private record Both(LedgerReader.Read read, ToldFacts.Rows rows) {}

    private final LedgerReader reader;
    private final Snapshot snapshot;
    private final ToldFacts facts;
    private final LedgerChecks checks;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Clock clock;

    /** A check reads all of an event: one at a time is enough for any number of people who wait. */
    private final ReentrantLock turn = new ReentrantLock(true);

    CheckLedger(
            LedgerReader reader,
            Snapshot snapshot,
            ToldFacts facts,
            LedgerChecks checks,
            TransactionTemplate transaction,
            Outbox outbox,
            Clock clock) {
        this.reader = reader;
        this.snapshot = snapshot;
        this.facts = facts;
        this.checks = checks;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What was found a moment ago, or else now: for whoever asks again and again.
     *
     * @throws org.springframework.web.ErrorResponseException as {@link #handle}
     */
    LedgerCheck recent(long event) {
        var last = justNow(event);
        if (last.isPresent()) return last.get();
        takeTurn(PATIENCE);
        try {
            return justNow(event).orElseGet(() -> check(event, false));
        } finally {
            turn.unlock();
        }
    }

    private Optional<LedgerCheck> justNow(long event) {
        return checks.last(event).filter(it -> it.at().isAfter(clock.instant().minus(FRESH)));
    }

    /**
     * Checks it now. By night it waits longer for its turn.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is no such event; 503
     *     {@code busy} while others are checked
     */
    LedgerCheck handle(long event, boolean nightly) {
        takeTurn(nightly ? PATIENCE_BY_NIGHT : PATIENCE);
        try {
            return check(event, nightly);
        } finally {
            turn.unlock();
        }
    }

    private LedgerCheck check(long event, boolean nightly) {
        var at = clock.instant();
        var before = facts.told(event);
        var began = System.nanoTime();
        var both =
                snapshot.read(() -> reader.read(event).map(it -> new Both(it, facts.rows(event))))
                        .orElseThrow(() -> Problems.notFound("event"));
        var ms = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        // of what is tried out, nothing is told
        var told =
                both.read.testMode()
                        ? List.<Figure>of()
                        : ToldFacts.compare(
                                event,
                                both.rows,
                                before,
                                before.isEmpty() ? before : facts.told(event));
        return keep(event, both.read.with(told), ms, nightly, at);
    }

    private void takeTurn(Duration patience) {
        try {
            if (turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var busy = Problems.problem(SERVICE_UNAVAILABLE, "busy", Text.of("problem.busy.checks"));
        busy.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        throw busy;
    }

    private LedgerCheck keep(
            long event, LedgerReader.Read read, int ms, boolean nightly, Instant at) {
        var check =
                transaction.execute(status -> {
                    var before = checks.last(event);
                    var id = checks.add(event, at, nightly, read, ms);
                    var now = checks.find(id).orElseThrow();
                    if (isNews(now, before)) outbox.publish(TOPIC, String.valueOf(id), id);
                    return now;
                });
        if (check == null) throw new IllegalStateException("the check was not kept");
        if (!check.ok())
            log.warn("the ledger of event {} does not agree: {}", event, check.broken());
        return check;
    }

    /** What is known to be broken is not told again every night. */
    private static boolean isNews(LedgerCheck now, Optional<LedgerCheck> before) {
        if (now.ok() || now.testMode()) return false;
        var known = before.filter(it -> !it.testMode()).map(LedgerCheck::broken).orElse(List.of());
        return !new HashSet<>(known).containsAll(now.broken());
    }
}
