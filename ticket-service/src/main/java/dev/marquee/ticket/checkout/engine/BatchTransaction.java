package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Books a batch in one transaction: read under locks, decide, write, commit. */
final class BatchTransaction {

    private static final Logger log = LoggerFactory.getLogger(BatchTransaction.class);

    private record Written(Decisions.Known known, Decisions.Outcome outcome) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final BatchReader reader;
    private final BatchWriter writer;
    private final Clock clock;
    private final Runnable booked;

    BatchTransaction(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            BatchReader reader,
            BatchWriter writer,
            Clock clock,
            Runnable booked) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
        this.booked = booked;
    }

    /**
     * Answers all these purchases.
     *
     * @throws Checkout.OutcomeUnknown if the batch may or may not be booked
     * @throws RuntimeException of any other kind if nothing is booked; the same holds for an error
     */
    List<Verdict> run(List<Purchase> purchases, LongSupplier ids) {
        var written = new AtomicReference<@Nullable Written>();
        ConnectionCallback<Written> batch =
                connection -> {
                    var known = reader.read(connection, purchases, clock.instant());
                    var outcome = Decisions.decide(known, purchases, ids);
                    writer.write(connection, known, outcome);
                    return new Written(known, outcome);
                };
        try {
            transaction.executeWithoutResult(status -> written.set(jdbc.execute(batch)));
        } catch (RuntimeException | Error e) {
            if (written.get() == null) throw e;
            throw new Checkout.OutcomeUnknown(e);
        }
        var committed = Objects.requireNonNull(written.get());
        var bookings = committed.outcome.bookings();
        reader.committed(committed.known, bookings);
        if (!bookings.isEmpty()) tellBooked();
        return committed.outcome.verdicts();
    }

    /** It is booked, whatever becomes of this: a failure that got out would book it again. */
    private void tellBooked() {
        try {
            booked.run();
        } catch (RuntimeException | Error e) {
            log.error("what follows a booking failed", e);
        }
    }
}
