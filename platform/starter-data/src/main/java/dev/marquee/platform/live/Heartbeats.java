package dev.marquee.platform.live;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says on every stream that it is still there, and ends those whose time is over. It asks no
 * database, so a slow one keeps nobody waiting for a sign of life.
 */
final class Heartbeats {

    private final Map<Watcher, Runnable> open = new ConcurrentHashMap<>();
    private final Duration pause;
    private volatile @Nullable Thread beating;

    Heartbeats(Duration pause) {
        this.pause = pause;
    }

    /**
     * From now on, until {@link #remove}.
     *
     * @param leave is run when the stream is ended from here
     */
    void add(Watcher watcher, Runnable leave) {
        open.put(watcher, leave);
    }

    void remove(Watcher watcher) {
        open.remove(watcher);
    }

    void start() {
        var thread = Thread.ofVirtual().name("live-heartbeat").unstarted(this::beatAgainAndAgain);
        beating = thread;
        thread.start();
    }

    void stop() {
        var thread = beating;
        beating = null;
        if (thread != null) thread.interrupt();
    }

    private void beatAgainAndAgain() {
        try {
            while (beating == Thread.currentThread()) {
                Thread.sleep(pause);
                open.forEach(this::beat);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat(Watcher watcher, Runnable leave) {
        if (!watcher.isOver(System.nanoTime()) && watcher.send(Message.HEARTBEAT)) return;
        open.remove(watcher);
        watcher.end();
        leave.run();
    }
}
