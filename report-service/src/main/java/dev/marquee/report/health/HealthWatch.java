package dev.marquee.report.health;

import dev.marquee.report.ReportSettings;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at all services once a minute for the charts, and when somebody opens the page. */
@Component
class HealthWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HealthWatch.class);

    private static final Duration KEPT = Duration.ofSeconds(2);

    private final AskServices services;
    private final LastHour lastHour;
    private final Duration poll;
    private final Semaphore stop = new Semaphore(0);
    private volatile boolean running;
    private @Nullable SuiteHealth known;
    private long asked;

    HealthWatch(AskServices services, LastHour lastHour, ReportSettings settings) {
        this.services = services;
        this.lastHour = lastHour;
        this.poll = settings.healthPoll();
    }

    /** Two seconds old at most: however many look, services are asked once. */
    synchronized SuiteHealth now() {
        var present = known;
        if (present != null && System.nanoTime() - asked < KEPT.toNanos()) return present;
        present = services.now();
        known = present;
        asked = System.nanoTime();
        return present;
    }

    @Override
    public void start() {
        running = true;
        stop.drainPermits();
        Thread.ofVirtual().name("health-watch").start(this::work);
    }

    private void work() {
        try {
            while (!stop.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) note();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes how all are doing now. */
    void note() {
        try {
            lastHour.add(now());
        } catch (RuntimeException | Error e) {
            log.warn("how the services are doing cannot be noted", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        stop.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
