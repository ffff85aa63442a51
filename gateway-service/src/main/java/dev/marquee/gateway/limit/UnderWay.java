package dev.marquee.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;

/** How much of each client is under way at once. Thread-safe. */
final class UnderWay {

    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final int limit;

    /**
     * @param limit for each client; 0 for none
     */
    UnderWay(int limit) {
        this.limit = limit;
    }

    /** Counts one more, unless there are too many; whoever entered leaves in the end. */
    boolean enter(String client) {
        if (limit == 0) return true;
        if (counts.merge(client, 1, Integer::sum) <= limit) return true;
        leave(client);
        return false;
    }

    void leave(String client) {
        if (limit > 0)
            counts.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
    }
}
