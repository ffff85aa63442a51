package dev.marquee.ticket.listing;

import static java.util.stream.Collectors.groupingBy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places of an event that several ticket types share: whichever of them is sold, there is one less
 * for all.
 *
 * @param name unique in its event
 * @param quantity how many tickets of all its types together may be live at once
 */
public record Pool(@NotBlank @Size(max = 60) String name, @Positive int quantity) {

    /**
     * What a ticket type may take.
     *
     * @param quantity how many of it may be live at once
     * @param pool that it shares with others; null if its places are its own
     */
    public record Places(int quantity, @Nullable Pool pool) {}

    static @Nullable Pool read(ResultSet row) throws SQLException {
        var name = row.getString("pool");
        return name == null ? null : new Pool(name, row.getInt("pool_quantity"));
    }

    /** The same while so many of its places are taken by others. */
    public Pool without(int taken) {
        return new Pool(name, quantity - taken);
    }

    /**
     * How many tickets of an event may be live at once: those of the types that share nothing, and
     * those of each pool once. A pool counts for no more than all its types may take.
     */
    public static long capacity(Collection<Places> types) {
        long own = 0;
        for (var type : types) if (type.pool == null) own += type.quantity;
        return own
                + types.stream()
                        .filter(type -> type.pool != null)
                        .collect(groupingBy(type -> type.pool.name))
                        .values()
                        .stream()
                        .mapToLong(Pool::shared)
                        .sum();
    }

    private static long shared(List<Places> types) {
        var pool = types.getFirst().pool;
        var all = types.stream().mapToLong(Places::quantity).sum();
        return pool == null ? all : Math.min(pool.quantity, all);
    }
}
