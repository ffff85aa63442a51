package dev.marquee.auth.audit.chain;

import dev.marquee.platform.chain.ChainEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries with their parts. */
@Repository
class TrailRows {

    /**
     * A personal part.
     *
     * @param salt null before the entry is sealed, and once the part is erased
     * @param content null once it is erased
     */
    record Part(long entry, String name, @Nullable String salt, @Nullable String content) {}

    /** An entry as it is stored. */
    record Row(
            long id,
            Instant at,
            String service,
            String actorId,
            String action,
            String target,
            String requestId,
            List<String> erased,
            List<Part> parts) {

        /** The same in its place in the chain. */
        ChainEntry entry(long seq, String prev, Map<String, String> commitments, boolean old) {
            return new ChainEntry(
                    seq,
                    id,
                    at,
                    service,
                    actorId,
                    action,
                    target,
                    requestId,
                    commitments,
                    erased,
                    old,
                    prev);
        }

        /** Empty where there is none, or no longer. */
        String content(String part) {
            return parts.stream()
                    .filter(one -> one.name().equals(part))
                    .map(Part::content)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
        }
    }

    /** An entry with its seal. */
    record Sealed(long seq, String hash, String prev, Map<String, String> commitments, Row row) {}

    private static final String COLUMNS =
            "e.id, e.at, e.service, e.actor_id, e.action, e.target, e.request_id, e.erased";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TrailRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that arrived first. */
    List<Row> unsealed(int limit) {
        var found =
                jdbc.sql(
                                "select %s from audit_unsealed u join audit_entry e on e.id = u.entry_id order by u.entry_id limit ?"
                                        .formatted(COLUMNS))
                        .param(limit)
                        .query((row, n) -> read(row, List.of()))
                        .list();
        var parts = parts(found.stream().map(Row::id).toList());
        return found.stream().map(row -> with(row, parts)).toList();
    }

    /** Those after one, in their order; the beginning, which has no row, is none of them. */
    List<Sealed> sealed(long after, int limit) {
        var found =
                jdbc.sql(
                                "select s.seq, s.hash, s.prev, s.parts, %s from audit_seal s join audit_entry e on e.id = s.entry_id where s.seq > ? order by s.seq limit ?"
                                        .formatted(COLUMNS))
                        .params(after, limit)
                        .query((row, n) ->
                                new Sealed(
                                        row.getLong("seq"),
                                        row.getString("hash"),
                                        row.getString("prev"),
                                        json.readValue(
                                                row.getString("parts"),
                                                new TypeReference<Map<String, String>>() {}),
                                        read(row, List.of())))
                        .list();
        var parts = parts(found.stream().map(one -> one.row().id()).toList());
        return found.stream()
                .map(one ->
                        new Sealed(
                                one.seq(),
                                one.hash(),
                                one.prev(),
                                one.commitments(),
                                with(one.row(), parts)))
                .toList();
    }

    /** The hash of one entry, as it was sealed. */
    String hashOf(long seq) {
        return jdbc.sql("select hash from audit_seal where seq = ?")
                .param(seq)
                .query(String.class)
                .single();
    }

    private Map<Long, List<Part>> parts(List<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return jdbc
                .sql(
                        "select entry_id, part, salt, content from audit_part where entry_id in (:ids) order by entry_id, part")
                .param("ids", ids)
                .query((row, n) ->
                        new Part(
                                row.getLong("entry_id"),
                                row.getString("part"),
                                row.getString("salt"),
                                row.getString("content")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Part::entry));
    }

    private static Row with(Row row, Map<Long, List<Part>> parts) {
        return new Row(
                row.id(),
                row.at(),
                row.service(),
                row.actorId(),
                row.action(),
                row.target(),
                row.requestId(),
                row.erased(),
                parts.getOrDefault(row.id(), List.of()));
    }

    private Row read(ResultSet row, List<Part> parts) throws SQLException {
        var erased = row.getString("erased");
        return new Row(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("service"),
                row.getString("actor_id"),
                row.getString("action"),
                row.getString("target"),
                row.getString("request_id"),
                erased == null
                        ? List.of()
                        : json.readValue(erased, new TypeReference<List<String>>() {}),
                parts);
    }
}
