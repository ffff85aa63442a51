package dev.marquee.ticket.payment;

import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at payments that are due, in a thread of its own: once a second, beginning with what was
 * left when the service stopped. Whatever is thrown, it goes on.
 */
@Component
class PaymentWorker implements SmartLifecycle {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final QueueWorkers workers;

    PaymentWorker(CheckDuePayments checkDuePayments) {
        QueueWorkers.Work work = () -> checkDuePayments.handle() > 0;
        this.workers = new QueueWorkers("payments", new QueueSignal(1), List.of(work), () -> {});
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
