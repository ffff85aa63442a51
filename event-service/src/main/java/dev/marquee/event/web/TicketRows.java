package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.Pool;
import dev.marquee.event.editing.PoolRequest;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The ticket types of the form and what they share. A type says the number of its pool in the list,
 * from 1 on: a name may still be missing.
 */
record TicketRows(List<PoolRow> pools, List<TicketTypeRow> types) {

    static TicketRows typed(
            @Nullable List<@Nullable PoolRow> pools,
            @Nullable List<@Nullable TicketTypeRow> types) {
        return new TicketRows(
                pools == null
                        ? List.of()
                        : pools.stream().map(row -> row == null ? PoolRow.EMPTY : row).toList(),
                types == null
                        ? List.of()
                        : types.stream()
                                .map(row -> row == null ? TicketTypeRow.EMPTY : row)
                                .toList());
    }

    static TicketRows of(EventView event, Currency currency) {
        var names = event.pools().stream().map(Pool::name).toList();
        return new TicketRows(
                event.pools().stream().map(PoolRow::of).toList(),
                event.ticketTypes().stream()
                        .map(type ->
                                TicketTypeRow.of(type, currency)
                                        .sharing(
                                                type.pool() == null
                                                        ? null
                                                        : names.indexOf(type.pool()) + 1))
                        .toList());
    }

    TicketRows withOneMoreType() {
        return new TicketRows(pools, with(types, TicketTypeRow.EMPTY));
    }

    TicketRows withOneMorePool() {
        return new TicketRows(with(pools, PoolRow.EMPTY), types);
    }

    private static <T> List<T> with(List<T> rows, T more) {
        var all = new ArrayList<>(rows);
        all.add(more);
        return all;
    }

    /** Without the type of that index, but with one to fill in. */
    TicketRows withoutType(int index) {
        return new TicketRows(pools, without(types, index)).withAType();
    }

    /** Without the pool of that index; its types have places of their own then. */
    TicketRows withoutPool(int index) {
        if (index < 0 || index >= pools.size()) return this;
        Function<TicketTypeRow, TicketTypeRow> moved =
                type -> {
                    var number = type.poolNumber();
                    if (number == null || number <= index) return type;
                    return type.sharing(number == index + 1 ? null : number - 1);
                };
        return new TicketRows(without(pools, index), types.stream().map(moved).toList());
    }

    private static <T> List<T> without(List<T> rows, int index) {
        return IntStream.range(0, rows.size())
                .filter(i -> i != index)
                .<T>mapToObj(rows::get)
                .toList();
    }

    /** Without the rows that were left empty, but with a type to fill in. */
    TicketRows withoutEmpty() {
        var rows =
                new TicketRows(pools, types.stream().filter(type -> !type.isEmpty()).toList())
                        .withAType();
        for (int i = pools.size() - 1; i >= 0; i--)
            if (pools.get(i).isEmpty() && !rows.isUsed(i)) rows = rows.withoutPool(i);
        return rows;
    }

    private TicketRows withAType() {
        return types.isEmpty() ? new TicketRows(pools, List.of(TicketTypeRow.EMPTY)) : this;
    }

    private boolean isUsed(int index) {
        return types.stream()
                .anyMatch(type -> Integer.valueOf(index + 1).equals(type.poolNumber()));
    }

    List<PoolRequest> poolRequests(Errors errors) {
        return IntStream.range(0, pools.size())
                .mapToObj(i -> pools.get(i).toRequest("pools[" + i + "].", errors))
                .toList();
    }

    /** What a type shares, by name: empty where the name is missing; null if it shares nothing. */
    @Nullable String poolOf(TicketTypeRow type) {
        var number = type.poolNumber();
        if (number == null || number > pools.size()) return null;
        var name = pools.get(number - 1).name();
        return name == null ? "" : name;
    }
}
