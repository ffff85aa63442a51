package dev.marquee.platform.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rows of a queue. A claim is a time until which a row is not due: it needs no lock while the
 * row is worked on, and lapses by itself.
 */
public final class QueueTable {

    /**
     * How a table is a queue; its key is {@code id}. There is an index on (partition, due nulls
     * last).
     *
     * @param table its name
     * @param partition the column that divides the rows
     * @param due the column that says when a row is due; null once it is done
     * @param since the column that says since when a row waits
     * @param onClaim what else a claim sets, in SQL; may be empty
     * @param stillMine the condition under which who claimed a row may settle it
     * @param dead counts those that nobody tries any more, or that are tried in vain: SQL that may
     *     use {@code :partitions}, {@code :now} and {@code :ever}
     */
    public record Layout(
            String table,
            String partition,
            String due,
            String since,
            String onClaim,
            String stillMine,
            String dead) {}

    /** Rows with the same value of the partition's column. */
    public record Partition(Object value, Priority priority) {}

    /**
     * What is in a queue. What is due or was tried is late; what is put off on purpose is not.
     *
     * @param oldest since when the oldest that is late waits
     * @param due when the one that is due for longest was due
     */
    public record State(long waiting, long dead, @Nullable Instant oldest, @Nullable Instant due) {}

    private static final OffsetDateTime EVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");
    private static final int REASON_LENGTH = 500;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Layout layout;
    private volatile @Nullable Boolean h2;

    public QueueTable(
            JdbcClient jdbc, TransactionOperations transaction, Clock clock, Layout layout) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.layout = layout;
    }

    /**
     * What is due in these partitions: the most urgent first, of those what has been due the
     * longest. Each is read in the order of the index, so a backlog costs nothing.
     */
    public List<Long> due(List<Partition> partitions, int most) {
        if (partitions.isEmpty()) return List.of();
        var values = new HashMap<String, Object>();
        var parts = new ArrayList<String>();
        for (var partition : partitions) {
            var n = parts.size();
            values.put("p" + n, partition.value());
            parts.add(
                    "(select id, %3$s as due, %4$d as priority from %1$s where %5$s order by %2$s, %3$s nulls last limit %6$d)"
                            .formatted(
                                    layout.table,
                                    layout.partition,
                                    layout.due,
                                    partition.priority().ordinal(),
                                    inTheOrderOfTheIndex(n),
                                    most));
        }
        return jdbc.sql(
                        "select id from (%s) d order by priority, due limit %d"
                                .formatted(String.join(" union all ", parts), most))
                .params(values)
                .param("now", now())
                .query(Long.class)
                .list();
    }

    /**
     * H2 uses the order of an index where equal columns are called so. PostgreSQL takes a part that
     * has just grown for small, until it is analysed, and would sort all of it; of a comparison of
     * whole rows it expects many.
     */
    private String inTheOrderOfTheIndex(int n) {
        if (h2 == null)
            h2 = jdbc.sql("select version()").query(String.class).single().contains("H2");
        return (h2
                        ? "%1$s = :p%3$d and %2$s <= :now"
                        : "(%1$s, %2$s) >= (:p%3$d, cast('-infinity' as timestamptz)) and (%1$s, %2$s) <= (:p%3$d, :now)")
                .formatted(layout.partition, layout.due, n);
    }

    /**
     * Claims those of the rows that are still due and that nobody else is claiming. They are locked
     * by id alone, because H2 locks every row that a condition finds, whatever the limit.
     *
     * @param lease after this they are due again
     * @param read gets their ids, in the same transaction
     */
    public <R> List<R> claim(List<Long> ids, Duration lease, Function<List<Long>, List<R>> read) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var now = now();
                    var mine =
                            jdbc
                                    .sql(
                                            "select id, %2$s as due from %1$s where id in (:ids) order by id for update skip locked"
                                                    .formatted(layout.table, layout.due))
                                    .param("ids", ids)
                                    .query((row, n) -> stillDue(row, now))
                                    .list()
                                    .stream()
                                    .flatMap(Optional::stream)
                                    .toList();
                    if (mine.isEmpty()) return List.of();
                    jdbc.sql(
                                    "update %1$s set %2$s = :until%3$s where id in (:ids)"
                                            .formatted(
                                                    layout.table,
                                                    layout.due,
                                                    layout.onClaim.isEmpty()
                                                            ? ""
                                                            : ", " + layout.onClaim))
                            .param("until", now.plus(lease))
                            .param("ids", mine)
                            .update();
                    return read.apply(mine);
                }));
    }

    private static Optional<Long> stillDue(ResultSet row, OffsetDateTime now) throws SQLException {
        var due = row.getObject("due", OffsetDateTime.class);
        return due == null || due.isAfter(now) ? Optional.empty() : Optional.of(row.getLong("id"));
    }

    /**
     * Settles or reschedules what was claimed, as far as it is still the caller's; returns how many
     * rows were.
     *
     * @param change what to set, in SQL; may use {@code :now}
     */
    public int settle(List<Long> ids, String change, Map<String, ?> values) {
        return jdbc.sql(
                        "update %s set %s where id in (:ids) and %s"
                                .formatted(layout.table, change, layout.stillMine))
                .params(values)
                .param("ids", ids)
                .param("now", now())
                .update();
    }

    /**
     * Deletes what is done and older than that, from the oldest on, and returns how much it was.
     *
     * @param done the condition under which a row is done
     */
    public int purge(Duration retention, String done) {
        return new QueuePurge(jdbc, transaction, layout.table, done).before(now().minus(retention));
    }

    /** By the index of what is due: what is done is not read. */
    public State state(List<?> partitions) {
        if (partitions.isEmpty()) return new State(0, 0, null, null);
        var values = Map.of("partitions", partitions, "now", now(), "ever", EVER);
        long dead = jdbc.sql(layout.dead).params(values).query(Long.class).single();
        return jdbc.sql(
                        """
                        select count(*) waiting,
                               min(case when %3$s <= :now or attempts > 0 then %4$s end) oldest,
                               min(case when %3$s <= :now then %3$s end) due
                        from %1$s where %2$s in (:partitions) and %3$s <= :ever
                        """
                                .formatted(
                                        layout.table, layout.partition, layout.due, layout.since))
                .params(values)
                .query((row, n) ->
                        new State(
                                row.getLong("waiting"),
                                dead,
                                instant(row, "oldest"),
                                instant(row, "due")))
                .single();
    }

    /** What went wrong, as short as the column for it. */
    public static String reason(String reason) {
        return reason.length() > REASON_LENGTH ? reason.substring(0, REASON_LENGTH) : reason;
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }
}
