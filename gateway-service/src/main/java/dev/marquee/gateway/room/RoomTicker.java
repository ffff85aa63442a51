package dev.marquee.gateway.room;

import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * Keeps the rooms going while the gateway runs. It starts before the web server: whoever comes
 * first finds the rooms that there were.
 */
class RoomTicker implements SmartLifecycle {

    private final Rooms rooms;
    private final RoomDecisions decisions;
    private final boolean ticks;
    private volatile SimpleAsyncTaskScheduler scheduler = scheduler();
    private volatile boolean running;

    /**
     * @param ticks false where only what is stored counts, as in tests
     */
    RoomTicker(Rooms rooms, RoomDecisions decisions, boolean ticks) {
        this.rooms = rooms;
        this.decisions = decisions;
        this.ticks = ticks;
    }

    private static SimpleAsyncTaskScheduler scheduler() {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("waiting-rooms-");
        return scheduler;
    }

    @Override
    public void start() {
        decisions.remember();
        scheduler = scheduler();
        running = true;
        if (!ticks) return;
        scheduler.scheduleWithFixedDelay(decisions::listen, Duration.ofSeconds(3));
        scheduler.scheduleWithFixedDelay(rooms::step, Duration.ofSeconds(1));
        scheduler.scheduleWithFixedDelay(rooms::count, Duration.ofSeconds(5));
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close();
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
