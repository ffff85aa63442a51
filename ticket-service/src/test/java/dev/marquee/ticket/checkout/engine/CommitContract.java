package dev.marquee.ticket.checkout.engine;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.booking.BookingSettings;
import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Checkout.OutcomeUnknown;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Replayed;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import tools.jackson.databind.json.JsonMapper;

/** What buyers are told when a commit is slow, fails, or cannot be heard of. */
abstract class CommitContract extends EngineContract {

    private static final BookingSettings ONE_LANE =
            new BookingSettings(1, 100, 256, ofSeconds(20), false, null);

    /** Does something of the test's around each commit, or in place of it. */
    private static final class Commits extends JdbcTransactionManager {

        private static final long serialVersionUID = 1;

        private final transient Callable<Boolean> before;
        private final transient Callable<Boolean> after;

        /** Each says whether all goes well. */
        Commits(DataSource database, Callable<Boolean> before, Callable<Boolean> after) {
            super(database);
            this.before = before;
            this.after = after;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (!isWell(before)) {
                super.doRollback(status);
                throw new TransactionSystemException("the line is dead");
            }
            super.doCommit(status);
            if (!isWell(after)) throw new TransactionSystemException("the line is dead");
        }

        private static boolean isWell(Callable<Boolean> well) {
            try {
                return well.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_commit_that_nobody_heard_of_is_told_as_that_and_not_run_again(boolean committed)
            throws Exception {
        var event = office.onSale(1000, 4);
        var commits = new AtomicInteger();
        try (var replica =
                BoxOffice.open(
                        url,
                        ONE_LANE,
                        database ->
                                new Commits(
                                        database,
                                        () -> commits.incrementAndGet() > 0 && committed,
                                        () -> false),
                        () -> {})) {
            var all = whileLocked(event, () -> queue(replica, event, 20));

            for (var each : all)
                assertThatThrownBy(each::get).hasCauseInstanceOf(OutcomeUnknown.class);
            assertThat(commits).as("the first, and all that waited for it").hasValue(2);
            assertThat(office.live(event)).isEqualTo(committed ? 21 : 0);
        }
        for (var n = 0; n < 20; n++)
            assertThat(office.book(event, buyer(n), 1, key(event, n)))
                    .as("whoever repeats it learns the truth")
                    .isInstanceOf(committed ? Replayed.class : Booked.class);
        assertThat(office.live(event)).isEqualTo(committed ? 21 : 20);
    }

    @Test
    void nobody_is_told_booked_before_the_commit() throws Exception {
        var event = office.onSale(1000, 4);
        var written = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var replica =
                BoxOffice.open(
                        url,
                        ONE_LANE,
                        database ->
                                new Commits(
                                        database,
                                        () -> {
                                            written.countDown();
                                            go.await();
                                            return true;
                                        },
                                        () -> {
                                            assertThat(office.live(event)).isPositive();
                                            return true;
                                        }),
                        () -> {})) {
            var told = new CountDownLatch(1);
            var booking =
                    submit(() -> {
                        var verdict = replica.book(event, buyer(1), 1);
                        told.countDown();
                        return verdict;
                    });

            written.await();
            assertThat(told.await(300, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(office.live(event)).isZero();
            go.countDown();
            assertThat(booking.get()).isInstanceOf(Booked.class);
        }
    }

    @Test
    void what_fails_after_a_commit_books_nothing_again() {
        var event = office.onSale(1000, 4);
        for (var failure : List.of(new IllegalStateException("late"), new AssertionError("late"))) {
            try (var replica =
                    BoxOffice.open(
                            url,
                            ONE_LANE,
                            JdbcTransactionManager::new,
                            () -> {
                                if (failure instanceof RuntimeException e) throw e;
                                throw (Error) failure;
                            })) {
                assertThat(replica.book(event, buyer(1), 1)).isInstanceOf(Booked.class);
            }
        }
        assertThat(office.live(event)).isEqualTo(2);
        assertThat(office.bookingsOf(event)).hasSize(2);
    }

    @Test
    void an_error_ends_neither_the_lane_nor_anybodys_wait() throws Exception {
        var event = office.onSale(1000, 4);
        var errors = new AtomicInteger();
        try (var replica =
                BoxOffice.open(
                        url,
                        ONE_LANE,
                        database ->
                                new JdbcTransactionManager(database) {
                                    @Override
                                    protected void doBegin(
                                            Object transaction, TransactionDefinition definition) {
                                        if (errors.getAndIncrement() == 0)
                                            throw new NoClassDefFoundError("lost");
                                        super.doBegin(transaction, definition);
                                    }
                                },
                        () -> {})) {
            assertThatThrownBy(() -> replica.book(event, buyer(1), 1))
                    .isInstanceOf(Checkout.Failed.class);
            assertThat(replica.book(event, buyer(1), 1)).isInstanceOf(Booked.class);
        }
        assertThat(office.live(event)).isEqualTo(1);
    }

    @Test
    void a_batch_of_several_events_locks_in_the_order_of_their_ids() throws Exception {
        var low = office.onSale(1000, 4);
        var high = office.onSale(1000, 4);
        var last = office.onSale(1000, 4);
        try (var replica = BoxOffice.open(url, ONE_LANE)) {
            var gathered = new CountDownLatch(1);
            var holding = new CountDownLatch(1);
            var third =
                    submit(() ->
                            whileLocked(
                                    last,
                                    () -> {
                                        var first = submit(() -> replica.book(last, buyer(0), 1));
                                        untilTakenBy(replica);
                                        var mixed =
                                                List.of(
                                                        submit(() ->
                                                                replica.book(high, buyer(1), 1)),
                                                        submit(() ->
                                                                replica.book(low, buyer(2), 1)));
                                        await().until(() -> replica.engine.waiting() == 2);
                                        gathered.countDown();
                                        holding.await();
                                        return List.of(first, mixed.get(0), mixed.get(1));
                                    }));
            gathered.await();
            whileLocked(
                    low,
                    () -> {
                        holding.countDown();
                        await().until(() ->
                                office.live(last) == 1 && replica.engine.waiting() == 0);
                        untilTakenBy(replica);
                        for (var n = 0; n < 20; n++)
                            assertThat(isFree(high)).as("the higher one is not held").isTrue();
                        return null;
                    });
            for (var each : third.get()) assertThat(each.get()).isInstanceOf(Booked.class);
        }
    }

    /** As if a locked read had been answered with what was there before. */
    @Test
    void a_stock_that_is_not_as_it_was_read_is_not_written_over() {
        var event = office.onSale(1000, 4);
        assertThat(office.book(event, buyer(1), 1)).isInstanceOf(Booked.class);
        for (var moved :
                List.of(
                        "update inventory set sold = sold - 1 where event_id = ?",
                        "update inventory set issued = issued + 1 where event_id = ?",
                        "update ticket_type set sold = sold + 1 where event_id = ?")) {
            assertThatThrownBy(() -> bookOver(event, moved))
                    .as(moved)
                    .isInstanceOf(OptimisticLockingFailureException.class);
            assertThat(office.live(event)).isEqualTo(1);
        }
        bookOver(event, "update sale_terms set quota = quota where event_id = ?");
        assertThat(office.live(event)).isEqualTo(2);
    }

    private void bookOver(long event, String moved) {
        var purchases = List.of(Examples.purchase(event, buyer(2), 1));
        var json = JsonMapper.shared();
        office.transaction.executeWithoutResult(status ->
                office.jdbc.execute(
                        (ConnectionCallback<Void>)
                                connection -> {
                                    var now = Instant.now();
                                    var known =
                                            new BatchReader(json).read(connection, purchases, now);
                                    office.jdbc.update(moved, event);
                                    var ids = new IdBlocks(office.jdbc);
                                    ids.prepare(2);
                                    var outcome = Decisions.decide(known, purchases, ids);
                                    new BatchWriter(json).write(connection, known, outcome);
                                    return null;
                                }));
    }

    private boolean isFree(long event) throws Exception {
        return submit(() ->
                        !office.jdbc
                                .queryForList(
                                        "select sold from inventory where event_id = ? for update skip locked",
                                        event)
                                .isEmpty())
                .get();
    }

    /** One that is taken at once, and the others that wait for its commit. */
    private List<Future<Verdict>> queue(BoxOffice replica, long event, int others) {
        var first = submit(() -> replica.book(event, "first@example.org", 1));
        untilTakenBy(replica);
        var all =
                IntStream.range(0, others)
                        .mapToObj(
                                n -> submit(() -> replica.book(event, buyer(n), 1, key(event, n))))
                        .toList();
        await().until(() -> replica.engine.waiting() == others);
        return Stream.concat(all.stream(), Stream.of(first)).toList();
    }

    private static RequestKey key(long event, int n) {
        return new RequestKey("commit-%d-%d".formatted(event, n), "h");
    }
}
