package dev.marquee.ticket.inventory;

import dev.marquee.ticket.listing.TicketType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What of the free tickets of an event is for those on its waiting list. Nothing is moved when a
 * ticket comes free: it is theirs from that moment, because they want it.
 *
 * @param ofTypes free tickets that are promised, by type id
 * @param ofPools the same of types that share a pool, by its name
 */
record Promises(Stock stock, Map<Long, Integer> ofTypes, Map<String, Integer> ofPools) {

    static Promises of(Stock stock) {
        var ofTypes = new HashMap<Long, Integer>();
        var ofPools = new HashMap<String, Integer>();
        for (var type : stock.types()) {
            if (type.wanted() == 0) continue;
            var promised = Math.min(type.wanted(), Math.max(0, stock.free(type)));
            ofTypes.put(type.id(), promised);
            var pool = type.pool();
            if (pool != null)
                ofPools.merge(
                        pool.name(),
                        promised,
                        (one, other) -> Math.min(one + other, Math.max(0, stock.leftOfPool(type))));
        }
        return new Promises(stock, ofTypes, ofPools);
    }

    /** What everybody can have of the event. */
    int left() {
        var own = 0;
        for (var type : stock.types())
            if (type.pool() == null) own += ofTypes.getOrDefault(type.id(), 0);
        var shared = ofPools.values().stream().mapToInt(Integer::intValue).sum();
        return Math.max(0, stock.free() - stock.wantedAny() - own - shared);
    }

    /**
     * The same of one type. Who waits for any type may get one of these: as many stay free for them
     * of each.
     */
    int left(TicketType type) {
        var own = stock.free(type) - ofTypes.getOrDefault(type.id(), 0);
        var pool = type.pool();
        var ofPool =
                pool == null
                        ? own
                        : stock.leftOfPool(type)
                                - Objects.requireNonNullElse(ofPools.get(pool.name()), 0);
        return Math.max(0, Math.min(left(), Math.min(own, ofPool) - stock.wantedAny()));
    }
}
