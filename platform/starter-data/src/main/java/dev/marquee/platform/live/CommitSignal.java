package dev.marquee.platform.live;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Wakes whoever looks for changes, after each commit of this process. */
public class CommitSignal implements TransactionExecutionListener {

    private final Semaphore woken = new Semaphore(0);

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!transaction.isReadOnly()) wake();
    }

    void wake() {
        if (woken.availablePermits() == 0) woken.release();
    }

    /** Returns after a commit since the last time, or when the time is over. */
    void await(Duration most) throws InterruptedException {
        if (woken.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) woken.drainPermits();
    }
}
