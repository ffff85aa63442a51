package dev.marquee.event.web;

import dev.marquee.event.catalogue.Pool;
import dev.marquee.event.editing.PoolRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Places that ticket types share, as they are typed into the page. */
record PoolRow(@Nullable String name, @Nullable String quantity) {

    static final PoolRow EMPTY = new PoolRow(null, null);

    static PoolRow of(Pool pool) {
        return new PoolRow(pool.name(), String.valueOf(pool.quantity()));
    }

    boolean isEmpty() {
        return TicketTypeRow.blank(name) && TicketTypeRow.blank(quantity);
    }

    /**
     * The same as a request of the API.
     *
     * @param path of its fields
     */
    PoolRequest toRequest(String path, Errors errors) {
        return new PoolRequest(name, TypedNumbers.number(path + "quantity", quantity, errors));
    }
}
