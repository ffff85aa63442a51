package dev.marquee.gateway.room;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Keeps the rooms going while the gateway runs. It starts before the web server: whoever comes
 * first finds the rooms that there were. Each task has a thread of its own, so that people are let
 * in while another service does not answer.
 */
class RoomTicker implements SmartLifecycle {

    private static final int TASKS = 4;

    private final Rooms rooms;
    private final RoomDecisions decisions;
    private final boolean ticks;
    private volatile @Nullable ThreadPoolTaskScheduler scheduler;

    /**
     * @param ticks false where only what is stored counts, as in tests
     */
    RoomTicker(Rooms rooms, RoomDecisions decisions, boolean ticks) {
        this.rooms = rooms;
        this.decisions = decisions;
        this.ticks = ticks;
    }

    /** What is under way when it stops is ended, and not interrupted: H2 would close its file. */
    private static ThreadPoolTaskScheduler scheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(TASKS);
        scheduler.setDaemon(true);
        scheduler.setThreadNamePrefix("waiting-rooms-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(2);
        scheduler.initialize();
        return scheduler;
    }

    @Override
    public void start() {
        decisions.remember();
        var tasks = scheduler();
        scheduler = tasks;
        if (!ticks) return;
        tasks.scheduleWithFixedDelay(rooms::step, Duration.ofSeconds(1));
        tasks.scheduleWithFixedDelay(decisions::listen, Duration.ofSeconds(3));
        tasks.scheduleWithFixedDelay(rooms::count, Duration.ofSeconds(5));
        tasks.scheduleWithFixedDelay(decisions::purge, Duration.ofHours(1));
    }

    @Override
    public void stop() {
        var tasks = scheduler;
        scheduler = null;
        if (tasks != null) tasks.shutdown();
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
