package dev.marquee.ticket.refund;

import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends approved refunds, in a thread of its own: once a second, beginning with what was left when
 * the service stopped. Whatever is thrown, it goes on.
 */
@Component
class RefundWorker implements SmartLifecycle {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final QueueWorkers workers;

    RefundWorker(SendRefunds sendRefunds) {
        QueueWorkers.Work work = () -> sendRefunds.handle() > 0;
        this.workers = new QueueWorkers("refunds", new QueueSignal(1), List.of(work), () -> {});
    }

    @Override
    public void start() {
        workers.start();
    }

    @Override
    public void stop() {
        workers.close();
        workers.await(Instant.now().plus(LONGEST));
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }
}
