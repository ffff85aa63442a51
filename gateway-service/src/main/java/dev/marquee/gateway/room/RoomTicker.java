package dev.marquee.gateway.room;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Keeps the rooms going while the gateway runs. */
class RoomTicker implements SmartLifecycle {

    private final Rooms rooms;
    private volatile SimpleAsyncTaskScheduler scheduler = scheduler();
    private volatile boolean running;

    RoomTicker(Rooms rooms) {
        this.rooms = rooms;
    }

    private static SimpleAsyncTaskScheduler scheduler() {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("waiting-rooms-");
        return scheduler;
    }

    @Override
    public void start() {
        scheduler = scheduler();
        running = true;
        scheduler.scheduleWithFixedDelay(rooms::listen, Duration.ofSeconds(3));
        scheduler.scheduleWithFixedDelay(rooms::step, Duration.ofSeconds(1));
        scheduler.scheduleWithFixedDelay(rooms::count, Duration.ofSeconds(5));
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
