package dev.marquee.platform.live;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says on every stream that it is still there, and ends those whose time is over or whose client
 * may not read on. It asks no database, so a slow one keeps nobody waiting for a sign of life.
 */
final class Heartbeats {

    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

    /** How often is asked which streams must end. */
    private static final Duration CHECK = Duration.ofSeconds(1);

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
            var next = System.nanoTime() + pause.toNanos();
            while (beating == Thread.currentThread()) {
                Thread.sleep(pause.compareTo(CHECK) < 0 ? pause : CHECK);
                var now = System.nanoTime();
                var isTime = now - next >= 0;
                if (isTime) next = now + pause.toNanos();
                open.forEach((watcher, leave) -> look(watcher, leave, now, isTime));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Watcher watcher, Runnable leave, long now, boolean isTime) {
        if (!isOver(watcher, now) && (!isTime || watcher.send(Message.HEARTBEAT))) return;
        open.remove(watcher);
        watcher.end();
        leave.run();
    }

    /** One that cannot be asked about ends: its client comes again, and all others go on. */
    private static boolean isOver(Watcher watcher, long now) {
        try {
            return watcher.isOver(now);
        } catch (RuntimeException e) {
            log.warn("a stream ends: it is not known whether it may go on", e);
            return true;
        }
    }
}
