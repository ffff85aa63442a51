package dev.marquee.auth.audit;

import dev.marquee.platform.audit.AuditEntry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The trail itself. Nothing here changes or deletes, and PostgreSQL would refuse it. */
@Repository
class AuditLog {

    /** An entry as it is shown. */
    record Line(
            OffsetDateTime at,
            String service,
            String actorId,
            String actor,
            String action,
            String target,
            String detail,
            String address,
            String requestId) {}

    private record Condition(String sql, List<Object> params) {}

    private static final List<String> SEARCHED =
            List.of("actor", "action", "target", "detail", "address");

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds what is new; an entry that came before is left as it is. */
    @Transactional
    public void append(List<AuditEntry> entries) {
        for (var entry : entries)
            jdbc.sql(
                            """
                            insert into audit_entry (entry_key, at, service, actor_id, actor, action, target, detail, address, request_id)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                            """)
                    .params(
                            entry.key(),
                            entry.at().atOffset(ZoneOffset.UTC),
                            entry.service(),
                            entry.actorId(),
                            entry.actor(),
                            entry.action(),
                            entry.target(),
                            entry.detail(),
                            entry.address(),
                            entry.requestId())
                    .update();
    }

    long count(AuditSearch search, ZoneId zone) {
        var condition = condition(search, zone);
        return jdbc.sql("select count(*) from audit_entry" + condition.sql)
                .params(condition.params)
                .query(Long.class)
                .single();
    }

    /** The id of the last entry; 0 before the first. */
    long last() {
        return jdbc.sql("select coalesce(max(id), 0) from audit_entry").query(Long.class).single();
    }

    /** Newest first, unless the search says otherwise. */
    List<Line> find(AuditSearch search, ZoneId zone, int limit, long offset) {
        return find(search, zone, Long.MAX_VALUE, limit, offset);
    }

    /** The same as the trail was when an entry was its last. */
    List<Line> find(AuditSearch search, ZoneId zone, long last, int limit, long offset) {
        var condition = condition(search, zone);
        var way = search.sort() == null ? "desc" : "asc";
        return jdbc.sql(
                        "select at, service, actor_id, actor, action, target, detail, address, request_id from audit_entry"
                                + condition.sql
                                + (condition.sql.isEmpty() ? " where" : " and")
                                + " id <= ? order by at %s, id %s limit ? offset ?"
                                        .formatted(way, way))
                .params(condition.params)
                .param(last)
                .param(limit)
                .param(offset)
                .query(Line.class)
                .list();
    }

    private Condition condition(AuditSearch search, ZoneId zone) {
        var sql = new StringBuilder();
        var params = new ArrayList<Object>();
        if (search.q() != null) {
            sql.append(" and (");
            for (var column : SEARCHED) {
                sql.append(params.isEmpty() ? "" : " or ")
                        .append("position(? in lower(")
                        .append(column)
                        .append(")) > 0");
                params.add(search.q().toLowerCase(Locale.ROOT));
            }
            sql.append(")");
        }
        if (search.who() != null) {
            sql.append(" and (position(? in lower(actor)) > 0 or actor_id = ?)");
            params.add(search.who().toLowerCase(Locale.ROOT));
            params.add(search.who());
        }
        if (search.action() != null) {
            sql.append(" and position(? in action) = 1");
            params.add(search.action().toLowerCase(Locale.ROOT));
        }
        if (search.target() != null) {
            sql.append(" and position(? in lower(target)) > 0");
            params.add(search.target().toLowerCase(Locale.ROOT));
        }
        if (search.from() != null) {
            sql.append(" and at >= ?");
            params.add(startOf(search.from(), zone));
        }
        if (search.to() != null) {
            sql.append(" and at < ?");
            params.add(startOf(search.to().plusDays(1), zone));
        }
        return new Condition(sql.isEmpty() ? "" : " where" + sql.substring(4), params);
    }

    /** A year that no clock has shown is the nearest that one might. */
    private OffsetDateTime startOf(LocalDate day, ZoneId zone) {
        var latest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(100);
        var sane = day.isAfter(latest) ? latest : day.getYear() < 1970 ? LocalDate.EPOCH : day;
        return sane.atStartOfDay(zone).toOffsetDateTime();
    }
}
