package dev.marquee.platform.queue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells idle workers that a row is due. A signal may be lost: workers look by themselves too. */
public final class QueueSignal {

    private final Semaphore due = new Semaphore(0);
    private final int most;
    private final int each;

    /**
     * @param most how many signals are kept for workers that are busy
     */
    public QueueSignal(int most) {
        this(most, 1);
    }

    /**
     * @param most how many signals are kept for workers that are busy
     * @param each how many workers a row wakes, where not every one may take it
     */
    public QueueSignal(int most, int each) {
        this.most = most;
        this.each = each;
    }

    /** Wakes a worker; costs nothing, whoever calls it. */
    public void wake() {
        wake(1);
    }

    /** Wakes as many workers as there are new rows. */
    public void wake(int rows) {
        due.release(Math.clamp((long) rows * each, 0, Math.max(0, most - due.availablePermits())));
    }

    /** Wakes a worker once the present transaction has committed; without one, at once. */
    public void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wake();
                    }
                });
    }

    /** Waits for a signal, {@code longest} at most. */
    void await(Duration longest) throws InterruptedException {
        due.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
