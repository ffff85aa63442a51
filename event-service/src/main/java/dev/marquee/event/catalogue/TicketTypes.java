package dev.marquee.event.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of tickets of one event, in their order, and what may become of them. */
public record TicketTypes(List<TicketType> list) {

    /** How many tickets there are in all. */
    public int total() {
        return Math.toIntExact(capacity());
    }

    /** The same of types that may be too many for an event. */
    public long capacity() {
        return Pool.capacity(
                list.stream()
                        .map(type ->
                                new Pool.Places(
                                        type.limit(),
                                        type.pool() == null ? null : type.pool().name()))
                        .toList(),
                pools());
    }

    /** The same of those that everybody may buy. */
    int open() {
        return new TicketTypes(list.stream().filter(type -> !type.needsCode()).toList()).total();
    }

    /** What they share, in the order of the types. */
    List<Pool> pools() {
        return list.stream().map(TicketType::pool).filter(Objects::nonNull).distinct().toList();
    }

    /** What the cheapest costs, in the smallest unit. */
    public long lowestPrice() {
        return list.stream().mapToLong(TicketType::priceMinor).min().orElse(0);
    }

    /**
     * The types that these are to become: one with an id of these is that type, changed; one
     * without is that of its name, unless another one claims that.
     */
    TicketTypes changedTo(List<TicketType> types) {
        var claimed = new HashSet<Long>();
        for (var type : types) {
            if (type.id() == null) continue;
            claimed.add(type.id());
            if (list.stream().noneMatch(own -> type.id().equals(own.id())))
                throw Refusals.noSuchType(type.id());
        }
        return new TicketTypes(
                types.stream()
                        .map(type -> type.id() == null ? type.withId(named(type, claimed)) : type)
                        .toList());
    }

    private @Nullable Long named(TicketType given, Set<Long> claimed) {
        return list.stream()
                .filter(own -> own.name().equalsIgnoreCase(given.name()))
                .map(TicketType::id)
                .filter(id -> id != null && !claimed.contains(id))
                .findFirst()
                .orElse(null);
    }

    /** The same types with another total, if there is only one. */
    TicketTypes withTotal(int total) {
        if (list.size() > 1) throw Refusals.severalTypes();
        var only = list.getFirst();
        if (only.isSeated() && only.limit() != total) throw Refusals.seatsDecide();
        return new TicketTypes(List.of(only.resized(total)));
    }

    /** None with fewer tickets than were sold of it already. */
    TicketTypes raisedTo(Map<Long, Integer> sold) {
        return new TicketTypes(
                list.stream()
                        .map(type -> type.raised(of(type, sold), ofPool(type.pool(), sold)))
                        .toList());
    }

    /** Once the event was on sale, each of these must be among the next ones. */
    void refuseIfGone(TicketTypes next) {
        for (var own : list)
            if (next.list.stream().noneMatch(type -> Objects.equals(type.id(), own.id())))
                throw Refusals.typeOnSale(own);
    }

    /**
     * @param sold in all
     * @param soldOf by type, as far as that is known
     */
    void refuseIfBelow(int sold, Map<Long, Integer> soldOf) {
        for (var type : list)
            if (type.limit() < of(type, soldOf))
                throw Refusals.typeBelowSold(type, of(type, soldOf));
        for (var pool : pools())
            if (pool.quantity() < ofPool(pool, soldOf))
                throw Refusals.poolBelowSold(pool, ofPool(pool, soldOf));
        if (total() < sold) throw Refusals.belowSold(sold);
    }

    private int ofPool(@Nullable Pool pool, Map<Long, Integer> sold) {
        if (pool == null) return 0;
        return list.stream()
                .filter(type -> pool.equals(type.pool()))
                .mapToInt(type -> of(type, sold))
                .sum();
    }

    private static int of(TicketType type, Map<Long, Integer> sold) {
        return type.id() == null ? 0 : sold.getOrDefault(type.id(), 0);
    }
}
