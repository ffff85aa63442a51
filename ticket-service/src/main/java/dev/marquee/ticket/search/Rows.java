package dev.marquee.ticket.search;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a list in pages, and whole for exports.
 *
 * @param id the column that tells rows apart, and how it is read from a row
 * @param columns what to read, from {@code tables}
 * @param tables a FROM clause; what only shows something of a row is joined by a left join, which
 *     PostgreSQL leaves out where it is not needed
 */
public record Rows<T>(
        JdbcClient jdbc,
        String id,
        Function<T, Long> idOf,
        String columns,
        String tables,
        RowMapper<T> row) {

    private static final int PORTION = 500;

    /**
     * A page; one past the end shows the last.
     *
     * @param order an ORDER BY list that leaves no two rows equal
     */
    public Listed<T> page(Conditions conditions, String order, int page, int size) {
        var counted = count(conditions);
        var total = Math.min(counted, Listed.COUNTED);
        var last = Math.max(0, (total - 1) / size);
        var shown = counted > total ? page : Math.min(page, last);
        var ids =
                jdbc.sql(ids(conditions, order) + " limit :size offset :offset")
                        .params(conditions.parameters())
                        .param("size", size)
                        .param("offset", (long) shown * size)
                        .query(Long.class)
                        .list();
        return new Listed<>(find(ids), shown, size, total, counted > total);
    }

    private int count(Conditions conditions) {
        return jdbc.sql(
                        "select count(*) from (select 1 as one %s %s limit :counted) as found"
                                .formatted(tables, conditions.where()))
                .params(conditions.parameters())
                .param("counted", Listed.COUNTED + 1)
                .query(Integer.class)
                .single();
    }

    /** How many rows there are, however many. */
    public long total(Conditions conditions) {
        return jdbc.sql("select count(*) %s %s".formatted(tables, conditions.where()))
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * All rows, as they were or were changed since. They are fetched in portions while they are
     * read, so their number does not matter, and whoever reads slowly holds no connection.
     */
    public Iterable<T> all(Conditions conditions, String order) {
        var ids =
                jdbc.sql(ids(conditions, order))
                        .params(conditions.parameters())
                        .query(Long.class)
                        .list();
        return () ->
                IntStream.iterate(0, n -> n < ids.size(), n -> n + PORTION)
                        .mapToObj(n -> ids.subList(n, Math.min(ids.size(), n + PORTION)))
                        .flatMap(portion -> find(portion).stream())
                        .iterator();
    }

    /** The rows with these ids, in their order. */
    private List<T> find(List<Long> ids) {
        if (ids.isEmpty()) return List.of();
        var found =
                jdbc
                        .sql("select %s %s where %s in (:ids)".formatted(columns, tables, id))
                        .param("ids", ids)
                        .query(row)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(idOf, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Only of them, so that the database leaves out the tables that nothing asks for. */
    private String ids(Conditions conditions, String order) {
        return "select %s %s %s order by %s".formatted(id, tables, conditions.where(), order);
    }
}
