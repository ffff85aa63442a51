package dev.marquee.auth.audit;

import dev.marquee.auth.audit.chain.TrailTable;
import dev.marquee.platform.audit.AuditEntry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trail as it is read, with what is left of its personal parts. */
@Repository
class AuditLog {

    /**
     * An entry as it is shown.
     *
     * @param seq its place in the chain; null for the seconds before it has one
     * @param erased whether a person in it was forgotten
     */
    record Line(
            @Nullable Long seq,
            OffsetDateTime at,
            String service,
            String actorId,
            String actor,
            String action,
            String target,
            String person,
            String detail,
            String address,
            String requestId,
            boolean erased) {}

    private record Condition(String sql, List<Object> params) {}

    private static final List<String> SEARCHED =
            List.of(
                    "actor.content",
                    "e.action",
                    "e.target",
                    "person.content",
                    "detail.content",
                    "address.content");

    private static final String PARTS =
            """
             left join audit_part actor on actor.entry_id = e.id and actor.part = 'actor'
             left join audit_part person on person.entry_id = e.id and person.part = 'target_person'
             left join audit_part detail on detail.entry_id = e.id and detail.part = 'detail'
             left join audit_part address on address.entry_id = e.id and address.part = 'address'
            """;

    private static final String COLUMNS =
            """
            select s.seq, e.at, e.service, e.actor_id, coalesce(actor.content, '') as actor, e.action, e.target,
                coalesce(person.content, '') as person, coalesce(detail.content, '') as detail,
                coalesce(address.content, '') as address, e.request_id,
                exists (select 1 from audit_part gone where gone.entry_id = e.id and gone.content is null) as erased
            from audit_entry e left join audit_seal s on s.entry_id = e.id
            """;

    private final JdbcClient jdbc;
    private final TrailTable trail;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, TrailTable trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** Adds what is new; an entry that came before is left as it is. */
    void append(List<AuditEntry> entries) {
        trail.append(entries);
    }

    long count(AuditSearch search, ZoneId zone) {
        var condition = condition(search, zone);
        var parts = search.q() == null && search.who() == null ? "" : PARTS;
        return jdbc.sql("select count(*) from audit_entry e" + parts + condition.sql)
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
                        COLUMNS
                                + PARTS
                                + condition.sql
                                + (condition.sql.isEmpty() ? " where" : " and")
                                + " e.id <= ? order by e.at %s, e.id %s limit ? offset ?"
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
            sql.append(" and (position(? in lower(actor.content)) > 0 or e.actor_id = ?)");
            params.add(search.who().toLowerCase(Locale.ROOT));
            params.add(search.who());
        }
        if (search.action() != null) {
            sql.append(" and position(? in e.action) = 1");
            params.add(search.action().toLowerCase(Locale.ROOT));
        }
        if (search.target() != null) {
            sql.append(" and position(? in lower(e.target)) > 0");
            params.add(search.target().toLowerCase(Locale.ROOT));
        }
        if (search.from() != null) {
            sql.append(" and e.at >= ?");
            params.add(startOf(search.from(), zone));
        }
        if (search.to() != null) {
            sql.append(" and e.at < ?");
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
