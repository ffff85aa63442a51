package dev.marquee.ticket.waitlist;

import dev.marquee.platform.queue.QueueWorkers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
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

    private final JdbcClient jdbc;
    private final Clock clock;

    WaitlistWorker(
            ServeWaitlist serveWaitlist, WaitlistSignal signal, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        QueueWorkers.Work work = () -> serveWaitlist.handle() > 0;
        this.workers = new QueueWorkers("waiting-list", signal.signal(), List.of(work), () -> {});
    }

    /** Forgets addresses that nobody confirmed. */
    @Scheduled(fixedDelay = 30, initialDelay = 6, timeUnit = TimeUnit.MINUTES)
    void purge() {
        jdbc.sql("delete from waiting_entry where state = 'unconfirmed' and created_at < ?")
                .param(clock.instant().minus(JoinWaitlist.CONFIRMABLE).atOffset(ZoneOffset.UTC))
                .update();
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
