package dev.marquee.ticket.waitlist;

import dev.marquee.platform.queue.QueueWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves waiting lists in a thread of its own: when something comes free here, and once a second,
 * for what came free elsewhere or by time. It begins with what became due while the service was
 * down.
 */
@Component
class WaitlistWorker implements SmartLifecycle {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final QueueWorkers workers;

    WaitlistWorker(ServeWaitlist serveWaitlist, WaitlistSignal signal) {
        QueueWorkers.Work work = () -> serveWaitlist.handle() > 0;
        this.workers =
                new QueueWorkers("waiting-list", signal.signal(), List.of(work), () -> {});
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
