package dev.marquee.platform.leaving;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes numbers for rows that will come in, so that nobody else gets them. */
final class NewIds {

    /**
     * On H2, the numbers of an identity are taken in two steps; so many rows may be made between
     * them.
     */
    private static final long BETWEEN = 1000;

    private final JdbcTemplate jdbc;
    private final boolean h2;

    NewIds(JdbcTemplate jdbc, boolean h2) {
        this.jdbc = jdbc;
        this.h2 = h2;
    }

    /**
     * So many, in their order.
     *
     * @param rule the sequence, and with a space how many numbers each of its values stands for;
     *     {@code uuid} for what is no number; null for an identity
     */
    List<String> take(String table, @Nullable ImportRule rule, int count) {
        if (count == 0) return List.of();
        if (rule != null && rule.about().equals("uuid"))
            return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
        return numbers(table, rule, count).stream().map(String::valueOf).toList();
    }

    private List<Long> numbers(String table, @Nullable ImportRule rule, int count) {
        if (rule != null) {
            var words = rule.about().split(" ", -1);
            var each = words.length > 1 ? Integer.parseInt(words[1]) : 1;
            return values(words[0], (count + each - 1) / each).stream()
                    .flatMap(first -> LongStream.range(first, first + each).boxed())
                    .limit(count)
                    .toList();
        }
        if (h2) return restarted(table, count);
        var name =
                jdbc.queryForObject("select pg_get_serial_sequence(?, 'id')", String.class, table);
        return values(String.valueOf(name), count);
    }

    private List<Long> values(String sequence, int count) {
        return jdbc.queryForList(
                h2
                        ? "select nextval(cast(? as varchar)) from system_range(1, ?)"
                        : "select nextval(?::regclass) from generate_series(1, ?)",
                Long.class,
                sequence,
                count);
    }

    private List<Long> restarted(String table, int count) {
        var next =
                jdbc.queryForObject(
                        "select identity_base from information_schema.columns where lower(table_schema) = 'public' and lower(table_name) = ? and lower(column_name) = 'id'",
                        Long.class,
                        table);
        if (next == null) throw new IllegalStateException("no identity: " + table);
        var first = next + BETWEEN;
        jdbc.execute(
                "alter table %s alter column id restart with %d".formatted(table, first + count));
        return LongStream.range(first, first + count).boxed().toList();
    }

    /** Where numbers come from, by the table. */
    static Map<String, ImportRule> sequences(List<ImportRule> rules) {
        return rules.stream()
                .filter(rule -> rule.column().equals(ImportRule.SEQUENCE))
                .collect(Collectors.toMap(ImportRule::table, rule -> rule));
    }
}
