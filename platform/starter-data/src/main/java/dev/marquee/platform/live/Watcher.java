package dev.marquee.platform.live;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A stream and what is still to be written to it. A thread writes only while there is something:
 * whoever reads too slowly falls behind by a few messages, and is then dropped.
 */
final class Watcher {

    private static final Logger log = LoggerFactory.getLogger(Watcher.class);
    private static final int BEHIND = 16;

    private final SseEmitter emitter;
    private final Cursor known;
    private final Map<String, String> told = new HashMap<>();
    private final long endsAt;
    private final BooleanSupplier refused;
    private final Executor writers;
    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(BEHIND);
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean ending;

    /**
     * @param known what its client knows from before
     * @param endsAt in nanoseconds of {@link System#nanoTime}
     * @param refused whether its client may not see it any more; asked about once a second
     */
    Watcher(
            SseEmitter emitter,
            Cursor known,
            long endsAt,
            BooleanSupplier refused,
            Executor writers) {
        this.emitter = emitter;
        this.known = known;
        this.endsAt = endsAt;
        this.refused = refused;
        this.writers = writers;
    }

    Cursor known() {
        return known;
    }

    /** Whether a source says something else than the last time. */
    boolean isNew(String source, String json) {
        return !json.equals(told.put(source, json));
    }

    boolean isOver(long now) {
        return now - endsAt >= 0 || refused.getAsBoolean();
    }

    /** Whether it takes the message; else it is too far behind, and has to go. */
    boolean send(Message message) {
        if (!waiting.offer(message)) return false;
        write();
        return true;
    }

    /** Ends it, after what is being written now. */
    void end() {
        ending = true;
        write();
    }

    private void write() {
        if (writing.compareAndSet(false, true)) writers.execute(this::writeAll);
    }

    private void writeAll() {
        try {
            while (!ending) {
                var message = waiting.poll();
                if (message == null) break;
                emitter.send(message.written());
            }
            if (ending) {
                emitter.complete();
                return; // nobody writes any more
            }
        } catch (IOException | IllegalStateException e) {
            log.trace("the client has left", e);
            return;
        }
        writing.set(false);
        if (ending || !waiting.isEmpty()) write();
    }
}
