package dev.marquee.ticket.ledger;

import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The checks there were. */
@Component
class LedgerChecks {

    private static final String SELECT =
            """
            select c.id, c.event_id, e.code, e.name, c.checked_at, c.nightly, c.test_mode, c.broken, c.ms, c.capacity, c.sold, c.held, c.free
            from ledger_check c join sale_terms e on e.event_id = c.event_id
            """;

    /** Of each event. */
    private static final String LATEST =
            "c.id = (select max(l.id) from ledger_check l where l.event_id = c.event_id)";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LedgerChecks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long add(long event, Instant at, boolean nightly, LedgerReader.Read read, int ms) {
        var id = jdbc.sql("select nextval('ledger_check_ids')").query(Long.class).single();
        var broken =
                read.figures().stream()
                        .filter(figure -> !figure.ok())
                        .map(Figure::name)
                        .distinct()
                        .toList();
        var open = read.open();
        jdbc.sql(
                        """
                        insert into ledger_check (id, event_id, checked_at, nightly, test_mode, ok, broken, rules, ms, capacity, sold, held, free)
                        values (:id, :event, :at, :nightly, :test, :ok, :broken, :rules, :ms, :capacity, :sold, :held, :free)
                        """)
                .param("id", id)
                .param("event", event)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("nightly", nightly)
                .param("test", read.testMode())
                .param("ok", broken.isEmpty())
                .param("broken", String.join(",", broken))
                .param("rules", json.writeValueAsString(new Details(read.places(), read.figures())))
                .param("ms", ms)
                .param("capacity", open.capacity())
                .param("sold", open.sold())
                .param("held", open.held())
                .param("free", open.free())
                .update();
        return id;
    }

    Optional<LedgerCheck> find(long id) {
        return jdbc.sql(SELECT + " where c.id = ?").param(id).query(LedgerChecks::read).optional();
    }

    /** The last one of an event. */
    Optional<LedgerCheck> last(long event) {
        return jdbc.sql(SELECT + " where c.event_id = ? order by c.id desc limit 1")
                .param(event)
                .query(LedgerChecks::read)
                .optional();
    }

    Details details(long id) {
        return jdbc.sql("select rules from ledger_check where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(rules -> json.readValue(rules, Details.class))
                .orElseThrow();
    }

    /** The last check of each event; those that found something come first. */
    Listed<LedgerCheck> latest(Scope scope, int page, int size) {
        return page(
                scope.conditions().and(LATEST),
                "case when c.ok then 1 else 0 end, c.id desc",
                page,
                size);
    }

    /** All checks; the latest come first. */
    Listed<LedgerCheck> all(
            Scope scope, @Nullable Long event, @Nullable Boolean ok, int page, int size) {
        var conditions = scope.conditions();
        if (event != null) conditions.and("c.event_id = :event", "event", event);
        if (ok != null) conditions.and("c.ok = :ok", "ok", ok);
        return page(conditions, "c.id desc", page, size);
    }

    private Listed<LedgerCheck> page(Conditions conditions, String order, int page, int size) {
        var total =
                jdbc.sql(
                                "select count(*) from ledger_check c join sale_terms e on e.event_id = c.event_id "
                                        + conditions.where())
                        .params(conditions.parameters())
                        .query(Long.class)
                        .single();
        var rows =
                jdbc.sql(
                                "%s %s order by %s limit :size offset :from"
                                        .formatted(SELECT, conditions.where(), order))
                        .params(conditions.parameters())
                        .param("size", size)
                        .param("from", (long) page * size)
                        .query(LedgerChecks::read)
                        .list();
        return new Listed<>(rows, page, size, total, false);
    }

    /** How many events do not agree by their last check; those that are tried out do not count. */
    int broken(Scope scope) {
        var conditions = scope.counted().and(LATEST).and("not c.ok");
        return jdbc.sql(
                        "select count(*) from ledger_check c join sale_terms e on e.event_id = c.event_id "
                                + conditions.where())
                .params(conditions.parameters())
                .query(Integer.class)
                .single();
    }

    /** Forgets old ones, but never the last of an event. */
    void forget(Instant before) {
        jdbc.sql(
                        """
                        delete from ledger_check where checked_at < :before
                        and id < (select max(l.id) from ledger_check l where l.event_id = ledger_check.event_id)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static LedgerCheck read(ResultSet row, int number) throws SQLException {
        var broken = row.getString("broken");
        return new LedgerCheck(
                row.getLong("id"),
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("nightly"),
                row.getBoolean("test_mode"),
                broken.isEmpty() ? List.of() : List.of(broken.split(",")),
                row.getInt("ms"),
                new LedgerCheck.Open(
                        row.getInt("capacity"),
                        row.getInt("sold"),
                        row.getInt("held"),
                        row.getInt("free")));
    }
}
