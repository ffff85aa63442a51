package dev.marquee.event.editing;

import static dev.marquee.event.editing.EventReader.stripped;

import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.Pool;
import dev.marquee.platform.words.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** The pools that a request says, by their names without regard to capitals. */
final class PoolReader {

    private final Map<String, Pool> pools = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    PoolReader(@Nullable List<@Nullable PoolRequest> given, Errors errors) {
        for (int i = 0; given != null && i < given.size(); i++) {
            var pool = given.get(i);
            if (pool == null)
                Text.of("invalid.must-not-contain-null").reject(errors, "pools", "empty");
            else read(pool, "pools[" + i + "].name", errors);
        }
    }

    private void read(PoolRequest given, String field, Errors errors) {
        var name = folded(given.name());
        var quantity = given.quantity();
        if (!names.add(name) && !name.isEmpty())
            Text.of("invalid.the-name-of-another").reject(errors, field, "same_pool");
        if (name.isEmpty() || quantity == null) return;
        if (quantity < 1 || quantity > Event.MAX_CAPACITY) return;
        pools.put(name, new Pool(String.valueOf(stripped(given.name())), quantity.intValue()));
    }

    /** Whether a ticket type says that it shares something, right or wrong. */
    boolean isShared(@Nullable String pool) {
        return pool != null && (!pool.isBlank() || names.contains(""));
    }

    /** The pool that a ticket type names; an unknown one is an error. */
    Optional<Pool> find(String field, @Nullable String pool, Errors errors) {
        if (!isShared(pool)) return Optional.empty();
        if (!names.contains(folded(pool)))
            Text.of("invalid.the-name-of-one").reject(errors, field, "unknown_pool");
        return Optional.ofNullable(pools.get(folded(pool)));
    }

    static void refuseUnused(EventRequest request, Errors errors) {
        var given = request.pools();
        if (given == null) return;
        var types = Objects.requireNonNullElse(request.ticketTypes(), List.<TicketTypeRequest>of());
        var used =
                types.stream()
                        .filter(Objects::nonNull)
                        .map(type -> folded(type.pool()))
                        .collect(Collectors.toSet());
        for (int i = 0; i < given.size(); i++) {
            var pool = given.get(i);
            if (pool != null && !used.contains(folded(pool.name())))
                Text.of("invalid.named-by-no-ticket")
                        .reject(errors, "pools[" + i + "].name", "unused_pool");
        }
    }

    private static String folded(@Nullable String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }
}
