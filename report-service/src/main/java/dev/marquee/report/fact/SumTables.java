package dev.marquee.report.fact;

import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where sums are stored. Whoever writes holds {@link FiguresLock}: then a row that was not there to
 * be raised is not there to be doubled either, and one statement serves both databases.
 */
@Component
class SumTables {

    private static final int GROUPS_AT_ONCE = 200;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    SumTables(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** The values that these days have. */
    Values values(Collection<Cell.Group<LocalDate>> groups) {
        var values = new Values();
        var all = List.copyOf(groups);
        for (var from = 0; from < all.size(); from += GROUPS_AT_ONCE)
            load(all.subList(from, Math.min(all.size(), from + GROUPS_AT_ONCE)), values);
        return values;
    }

    private void load(List<Cell.Group<LocalDate>> groups, Values values) {
        var keys =
                groups.stream()
                        .map(it ->
                                new Object[] {
                                    it.subject().scope(),
                                    it.subject().id(),
                                    it.kind().word(),
                                    it.dim().word(),
                                    it.when()
                                })
                        .toList();
        client.sql(
                        "select distinct scope, scope_id, kind, dim, on_day, val from metric_day where (scope, scope_id, kind, dim, on_day) in (:keys)")
                .param("keys", keys)
                .query(row -> {
                    values.know(
                            new Cell.Group<>(
                                    new Subject(row.getString("scope"), row.getLong("scope_id")),
                                    FactKind.of(row.getString("kind")).orElseThrow(),
                                    Dim.of(row.getString("dim")).orElseThrow(),
                                    row.getObject("on_day", LocalDate.class)),
                            row.getString("val"));
                });
    }

    void add(Sums sums) {
        add(sums.days(), sums.quarters());
        addLate(sums.late());
    }

    void add(Map<Cell<LocalDate>, long[]> days, Map<Cell<Instant>, long[]> quarters) {
        add("metric_day", "on_day", days, day -> day);
        add("metric_quarter", "starts_at", quarters, quarter -> quarter.atOffset(ZoneOffset.UTC));
    }

    /** Deletes sums of nothing. */
    void deleteEmpty() {
        for (var table : List.of("metric_day", "metric_quarter"))
            jdbc.update("delete from " + table + " where n = 0 and qty = 0 and amount = 0");
    }

    private <T extends Comparable<? super T>> void add(
            String table, String when, Map<Cell<T>, long[]> sums, Function<T, Object> stored) {
        var rows =
                sums.entrySet().stream()
                        .map(sum -> {
                            var cell = sum.getKey();
                            return row(
                                    sum.getValue(),
                                    cell.subject().scope(),
                                    cell.subject().id(),
                                    cell.kind().word(),
                                    cell.dim().word(),
                                    stored.apply(cell.when()),
                                    cell.value(),
                                    cell.currency());
                        })
                        .toList();
        raise(
                "update "
                        + table
                        + " set n = n + ?, qty = qty + ?, amount = amount + ?, discount = discount + ?, fee = fee + ?, tax = tax + ?"
                        + " where scope = ? and scope_id = ? and kind = ? and dim = ? and "
                        + when
                        + " = ? and val = ? and currency = ?",
                "insert into "
                        + table
                        + " (n, qty, amount, discount, fee, tax, scope, scope_id, kind, dim, "
                        + when
                        + ", val, currency) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void addLate(Map<Sums.Late, long[]> late) {
        var rows =
                late.entrySet().stream()
                        .map(sum -> {
                            var key = sum.getKey();
                            var amounts = sum.getValue();
                            return row(
                                    new long[] {amounts[0], amounts[1], amounts[2]},
                                    key.subject().scope(),
                                    key.subject().id(),
                                    key.kind().word(),
                                    key.belongsTo(),
                                    key.day(),
                                    key.currency());
                        })
                        .toList();
        raise(
                "update metric_late set n = n + ?, qty = qty + ?, amount = amount + ? where scope = ?"
                        + " and scope_id = ? and kind = ? and belongs_to = ? and on_day = ? and currency = ?",
                "insert into metric_late (n, qty, amount, scope, scope_id, kind, belongs_to, on_day, currency)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static Object[] row(long[] amounts, Object... key) {
        var row = new Object[amounts.length + key.length];
        for (var i = 0; i < amounts.length; i++) row[i] = amounts[i];
        System.arraycopy(key, 0, row, amounts.length, key.length);
        return row;
    }

    private void raise(String update, String insert, List<Object[]> rows) {
        if (rows.isEmpty()) return;
        var raised = jdbc.batchUpdate(update, rows);
        var missing = new ArrayList<Object[]>();
        for (var i = 0; i < raised.length; i++) if (raised[i] == 0) missing.add(rows.get(i));
        if (!missing.isEmpty()) jdbc.batchUpdate(insert, missing);
    }
}
