package dev.marquee.ticket.inventory;

import dev.marquee.ticket.listing.Pool;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an event.
 *
 * @param sold live tickets
 * @param issued the last ticket number given; only rises
 * @param wantedAny how many tickets those want who are on its waiting list for any type
 */
public record Stock(
        SaleTerms terms,
        int capacity,
        int sold,
        int issued,
        List<TicketType> types,
        int wantedAny) {

    /** One whose list nobody is on for any type. */
    public Stock(SaleTerms terms, int capacity, int sold, int issued, List<TicketType> types) {
        this(terms, capacity, sold, issued, types, 0);
    }

    /**
     * The same by its names in a language.
     *
     * @param reader the tag; null for the event's main language
     */
    public Stock in(@Nullable String reader) {
        if (terms.names().lang() == null) return this;
        return new Stock(
                terms.in(reader),
                capacity,
                sold,
                issued,
                types.stream()
                        .map(type -> type.named(terms.typeIn(reader, type.id(), type.name())))
                        .toList(),
                wantedAny);
    }

    /** How many tickets everybody can have: those that are free beyond what the list wants. */
    public int left() {
        return isWanted() ? Promises.of(this).left() : free();
    }

    /**
     * How many tickets of one of its types everybody can still have: no more than are left of the
     * type, of the pool that it shares with others, and of the event, beyond what the waiting list
     * wants.
     */
    public int left(TicketType type) {
        return isWanted() ? Promises.of(this).left(type) : free(type);
    }

    /** How many are neither sold nor held, whoever waits for them. */
    public int free() {
        return capacity - sold;
    }

    /** The same of one of its types. */
    public int free(TicketType type) {
        return Math.min(free(), Math.min(type.left(), leftOfPool(type)));
    }

    private boolean isWanted() {
        if (wantedAny > 0) return true;
        for (var type : types) if (type.wanted() > 0) return true;
        return false;
    }

    /** The same as if nobody waited: for whom the list serves. */
    public Stock withoutList() {
        return new Stock(
                terms,
                capacity,
                sold,
                issued,
                types.stream().map(TicketType::unwanted).toList(),
                0);
    }

    int leftOfPool(TicketType type) {
        var pool = type.pool();
        return pool == null ? Integer.MAX_VALUE : pool.quantity() - soldOfPool(type, t -> true);
    }

    /** What is sold of the pool that a type shares, of these types. */
    private int soldOfPool(TicketType type, Predicate<TicketType> which) {
        return types.stream()
                .filter(other -> other.sharesWith(type) && which.test(other))
                .mapToInt(TicketType::sold)
                .sum();
    }

    /**
     * The type with that id, or the first one that is on sale at that time and needs no code, or
     * the first one of all that needs none; empty if the event sells no such type.
     */
    public Optional<TicketType> type(@Nullable Long id, Instant now) {
        return types.stream()
                .filter(type ->
                        type.quantity() > 0 && (id == null ? !type.needsCode() : type.id() == id))
                .min(
                        Comparator.comparing((TicketType type) -> type.closedBecause(now) != null)
                                .thenComparing(TicketType::position)
                                .thenComparing(TicketType::id));
    }

    /**
     * The same as far as it is of these types: as if there were no others. What others took of a
     * pool is not there.
     */
    public Stock only(Predicate<TicketType> shown) {
        if (types.stream().allMatch(shown)) return this;
        var some =
                types.stream()
                        .filter(shown)
                        .map(type -> type.sharing(rest(type, shown.negate())))
                        .toList();
        return new Stock(
                terms,
                Math.toIntExact(Pool.capacity(some.stream().map(TicketType::places).toList())),
                some.stream().mapToInt(TicketType::sold).sum(),
                issued,
                some,
                wantedAny);
    }

    /**
     * How many fewer tickets there are for everybody: because types by code took of pools, and
     * because free ones are promised to the waiting list.
     */
    int hiddenShared() {
        var open = types.stream().filter(type -> !type.needsCode()).map(TicketType::places);
        var shown = only(type -> !type.needsCode());
        var promised = shown.free() - shown.left();
        return Math.toIntExact(Pool.capacity(open.toList())) - shown.capacity + promised;
    }

    private @Nullable Pool rest(TicketType type, Predicate<TicketType> others) {
        var pool = type.pool();
        return pool == null ? null : pool.without(soldOfPool(type, others));
    }

    public Stock sell(TicketType type, int n) {
        return new Stock(
                terms,
                capacity,
                sold + n,
                issued + n,
                types.stream().map(t -> t.id() == type.id() ? t.sell(n) : t).toList(),
                wantedAny);
    }
}
