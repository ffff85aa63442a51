package dev.marquee.platform.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The watchers of one subject, and up to where they know everything. Of one thread. */
final class Channel {

    private static final int TOGETHER = 25;
    private static final long BREATH = Duration.ofMillis(2).toNanos();

    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private final List<Watcher> joining = new ArrayList<>();
    private final Cursor known = Cursor.none();

    void join(Watcher watcher) {
        joining.add(watcher);
    }

    void leave(Watcher watcher) {
        watchers.remove(watcher);
        joining.remove(watcher);
    }

    boolean isEmpty() {
        return watchers.isEmpty() && joining.isEmpty();
    }

    void end() {
        for (var watcher : all()) {
            leave(watcher);
            watcher.end();
        }
    }

    /**
     * Sends what a source has that watchers do not know.
     *
     * @param read what it has since a mark, as JSON; null for nothing
     */
    void tell(String source, String mark, Function<@Nullable String, @Nullable String> read) {
        var before = known.mark(source);
        if (!watchers.isEmpty() && !mark.equals(before)) {
            var json = read.apply(before);
            known.advance(source, mark);
            if (json != null) {
                var message = Message.of(source, known.text(), json);
                sendAll(source, json, message);
            }
        }
        known.advance(source, mark);
        if (!joining.isEmpty()) tellNewcomers(source, mark, read);
    }

    /**
     * A few at a time. Each has a thread that writes, and with hundreds of them started at once,
     * whoever books a ticket meanwhile would wait behind all of them.
     */
    private void sendAll(String source, String json, Message message) {
        int n = 0;
        for (var watcher : List.copyOf(watchers)) {
            if (n > 0 && n % TOGETHER == 0) LockSupport.parkNanos(BREATH);
            send(watcher, source, json, message);
            n++;
        }
    }

    private void tellNewcomers(
            String source, String mark, Function<@Nullable String, @Nullable String> read) {
        Map<String, @Nullable String> found = new HashMap<>(); // many know the same
        for (var watcher : List.copyOf(joining)) {
            var since = watcher.known().mark(source);
            if (mark.equals(since)) continue;
            var key = since == null ? "" : since;
            if (!found.containsKey(key)) found.put(key, read.apply(since));
            watcher.known().advance(source, mark);
            var json = found.get(key);
            if (json != null)
                send(watcher, source, json, Message.of(source, watcher.known().text(), json));
        }
    }

    /** Those that were new have been told by all sources. */
    void welcome() {
        watchers.addAll(joining);
        joining.clear();
    }

    /** What was read a moment after its mark may be what was told already. */
    private void send(Watcher watcher, String source, String json, Message message) {
        if (watcher.isNew(source, json)) send(watcher, message);
    }

    private void send(Watcher watcher, Message message) {
        if (watcher.send(message)) return;
        leave(watcher);
        watcher.end();
    }

    private List<Watcher> all() {
        var all = new ArrayList<>(watchers);
        all.addAll(joining);
        return all;
    }
}
