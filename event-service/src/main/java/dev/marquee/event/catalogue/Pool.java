package dev.marquee.event.catalogue;

import static java.util.stream.Collectors.groupingBy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Places of an event that several ticket types share: whichever of them is sold, there is one less
 * for all.
 *
 * @param name unique in its event, whatever its capitals
 * @param quantity how many tickets of all its types together there are
 */
@Schema(name = "TicketPool")
public record Pool(@Schema(example = "Hall") String name, @Schema(example = "100") int quantity) {

    /** A name has no more characters. */
    public static final int LONGEST_NAME = 60;

    public Pool {
        if (quantity < 1) throw new IllegalArgumentException("no places in a pool");
    }

    /**
     * What a ticket type may take.
     *
     * @param limit how many of it there may be
     * @param pool the name of the pool that it shares; null if its places are its own
     */
    record Places(int limit, @Nullable String pool) {}

    Pool resized(int other) {
        return new Pool(name, other);
    }

    /**
     * How many tickets there are: those of the types that share nothing, and those of each pool
     * once. A pool counts for no more than all its types may take.
     */
    static long capacity(Collection<Places> types, Collection<Pool> pools) {
        var own = types.stream().filter(type -> type.pool == null).mapToLong(Places::limit).sum();
        var shared =
                types.stream()
                        .filter(type -> type.pool != null)
                        .collect(groupingBy(type -> Objects.requireNonNull(type.pool)));
        return own
                + pools.stream()
                        .mapToLong(pool -> pool.takenBy(shared.getOrDefault(pool.name, List.of())))
                        .sum();
    }

    private long takenBy(List<Places> types) {
        return Math.min(quantity, types.stream().mapToLong(Places::limit).sum());
    }
}
