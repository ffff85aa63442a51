package dev.marquee.auth.audit.chain;

import dev.marquee.platform.audit.AuditEntry;
import dev.marquee.platform.chain.WellFormed;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Adds entries: what is public in one row, each personal part in one of its own. */
@Repository
public class TrailTable {

    private static final Pattern PERSON = Pattern.compile("[^\\s:@]{1,64}@[^\\s:@]{1,189}");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    public TrailTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Adds what is new; an entry that came before is left as it is. Sealed it is soon after. */
    @Transactional
    public void append(List<AuditEntry> entries) {
        for (var entry : entries) append(entry, List.of());
    }

    /**
     * The same for one.
     *
     * @param erased see {@link dev.marquee.platform.chain.ChainEntry#erased()}
     */
    void append(AuditEntry entry, List<String> erased) {
        var person = PERSON.matcher(entry.target());
        var target = person.find() ? person.replaceAll("person") : entry.target();
        var added =
                jdbc.sql(
                                """
                                insert into audit_entry (entry_key, at, service, actor_id, action, target, request_id, erased)
                                values (:key, :at, :service, :actor, :action, :target, :request, :erased) on conflict do nothing
                                """)
                        .param("key", entry.key())
                        .param(
                                "at",
                                entry.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .param("service", entry.service())
                        .param("actor", WellFormed.of(entry.actorId()))
                        .param("action", WellFormed.of(entry.action()))
                        .param("target", WellFormed.of(target))
                        .param("request", WellFormed.of(entry.requestId()))
                        .param(
                                "erased",
                                erased.isEmpty() ? null : json.writeValueAsString(erased),
                                Types.VARCHAR)
                        .update();
        if (added == 0) return;
        var id =
                jdbc.sql("select id from audit_entry where entry_key = ?")
                        .param(entry.key())
                        .query(Long.class)
                        .single();
        parts(entry, target.equals(entry.target()) ? null : entry.target())
                .forEach((part, content) ->
                        jdbc.sql(
                                        "insert into audit_part (entry_id, part, content) values (?, ?, ?)")
                                .params(id, part, WellFormed.of(content))
                                .update());
        jdbc.sql("insert into audit_unsealed (entry_id, arrived_at) values (?, ?)")
                .params(id, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is empty is no part. */
    private static Map<String, String> parts(AuditEntry entry, @Nullable String person) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("actor", entry.actor());
        parts.put("target_person", Optional.ofNullable(person).orElse(""));
        parts.put("detail", entry.detail());
        parts.put("address", entry.address());
        parts.values().removeIf(String::isEmpty);
        return parts;
    }
}
