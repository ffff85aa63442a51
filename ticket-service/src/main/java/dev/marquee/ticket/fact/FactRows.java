package dev.marquee.ticket.fact;

import dev.marquee.ticket.client.ReportClient.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What rows say that happened. */
@Component
class FactRows {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FactRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of rows of one source that are still there. */
    List<Fact> find(FactSource source, List<String> ids) {
        return jdbc.sql(source.facts())
                .param("ids", ids.stream().map(source::id).toList())
                .query((row, i) -> fact(row))
                .list();
    }

    private Fact fact(ResultSet row) throws SQLException {
        var type = row.getLong("type_id");
        var typeId = row.wasNull() ? null : type;
        return new Fact(
                row.getString("id"),
                row.getString("kind"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("organizer_id"),
                row.getLong("event_id"),
                row.getString("zone"),
                typeId,
                row.getInt("n"),
                row.getLong("qty"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("discount"),
                0,
                row.getLong("tax"),
                dims(row));
    }

    private Map<String, String> dims(ResultSet row) throws SQLException {
        var dims = new TreeMap<String, String>();
        var cameFrom = row.getString("came_from");
        if (cameFrom != null) dims.putAll(json.readValue(cameFrom, WORDS));
        for (var dim : List.of("offer", "method", "reason", "gate", "list"))
            put(dims, dim, row.getString(dim));
        return dims;
    }

    private static void put(Map<String, String> dims, String dim, @Nullable String value) {
        if (value != null && !value.isBlank()) dims.put(dim, value.strip());
    }
}
