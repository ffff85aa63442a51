package dev.marquee.ticket.checkout.engine;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What tests of the engine share: a database, an office on it, and buyers who all come at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineContract {

    String url;
    BoxOffice office;
    private final ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor();

    abstract String newDatabase();

    @BeforeAll
    void open() {
        url = newDatabase();
        office = BoxOffice.open(url);
    }

    @AfterAll
    void close() {
        buyers.close();
        office.close();
    }

    @AfterEach
    void no_rule_is_broken() {
        Invariants.hold(office.jdbc);
    }

    /** Holds the event's inventory row, so that the lane's transaction waits, while it works. */
    <T> T whileLocked(long event, Callable<T> work) {
        return office.transaction.execute(status -> {
            office.count("select sold from inventory where event_id = ? for update", event);
            try {
                return work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Waits until a lane of that replica has a batch in hand: then it has a connection in use. */
    void untilTakenBy(BoxOffice replica) {
        var others = replica == office ? 1 : 0;
        await().until(() -> replica.database.getHikariPoolMXBean().getActiveConnections() > others);
    }

    <T> Future<T> submit(Callable<T> work) {
        return buyers.submit(work);
    }

    static String buyer(int n) {
        return "buyer%d@example.org".formatted(n);
    }
}
