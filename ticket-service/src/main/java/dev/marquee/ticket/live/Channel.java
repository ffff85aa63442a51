package dev.marquee.ticket.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The watchers of one subject, and up to where they know everything. Of one thread. */
final class Channel {

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

    /** Ends those whose time is over. */
    void end(Predicate<Watcher> over) {
        for (var watcher : all()) {
            if (!over.test(watcher)) continue;
            leave(watcher);
            watcher.end();
        }
    }

    void heartbeat() {
        for (var watcher : all()) send(watcher, Message.HEARTBEAT);
    }

    /**
     * Sends what a source has that watchers do not know.
     *
     * @param read what it has since a mark, as JSON; null for nothing
     */
    void tell(String source, String mark, Function<@Nullable String, @Nullable String> read) {
        var before = known.mark(source);
        known.advance(source, mark);
        if (!watchers.isEmpty() && !mark.equals(before)) {
            var json = read.apply(before);
            if (json != null) sendToAll(Message.of(source, known.text(), json));
        }
        if (joining.isEmpty()) return;
        Map<String, @Nullable String> found = new HashMap<>();
        for (var watcher : List.copyOf(joining)) {
            var since = watcher.known().mark(source);
            watcher.known().advance(source, mark);
            if (mark.equals(since)) continue;
            var key = since == null ? "" : since;
            if (!found.containsKey(key)) found.put(key, read.apply(since));
            var json = found.get(key);
            if (json != null) send(watcher, Message.of(source, watcher.known().text(), json));
        }
    }

    /** Those that were new have been told by all sources. */
    void welcome() {
        watchers.addAll(joining);
        joining.clear();
    }

    private void sendToAll(Message message) {
        for (var watcher : List.copyOf(watchers)) send(watcher, message);
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
