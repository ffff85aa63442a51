package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.FieldType;
import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.archive.Refs;
import dev.marquee.platform.chain.WellFormed;
import dev.marquee.platform.value.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes rows of an archive of rows of a table. */
final class TableRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final RowNames names;
    private final Payload payload;
    private final String organizer;

    TableRows(JdbcClient jdbc, RowNames names, Payload payload, long organizer) {
        this.jdbc = jdbc;
        this.names = names;
        this.payload = payload;
        this.organizer = names.of("organizer", String.valueOf(organizer));
    }

    /**
     * Adds a row.
     *
     * @param values of the columns, in their order; null for none
     * @param currency of its amounts
     */
    void add(ArchiveTable table, List<@Nullable Object> values, @Nullable String currency) {
        var row = JsonNodeFactory.instance.objectNode();
        String id = null;
        for (var n = 0; n < table.columns().size(); n++) {
            var column = table.columns().get(n);
            var name = column.field().name();
            var value = values.get(n);
            if (column.field().type() == FieldType.ID)
                row.put(name, names.of(table.kind(), String.valueOf(value)));
            else if (value != null) put(row, column, value, currency);
            if (column.part()) id = within(id, column, row, value);
        }
        if (id != null) row.put("id", id);
        try {
            payload.add(table.kind(), row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row that is known by others and something more begins with the first of them. */
    private String within(
            @Nullable String id,
            ArchiveTable.Column column,
            ObjectNode row,
            @Nullable Object value) {
        var text = value == null ? "" : row.path(column.field().name()).asString();
        if (id == null && column.field().type() == FieldType.REF && value != null) return text;
        return Refs.within(id == null ? organizer : id, text);
    }

    private void put(
            ObjectNode row, ArchiveTable.Column column, Object value, @Nullable String currency) {
        var name = column.field().name();
        switch (column.field().type()) {
            case NUMBER -> row.put(name, ((Number) value).longValue());
            case YES -> row.put(name, (Boolean) value);
            case MONEY -> money(row, name, ((Number) value).longValue(), currency);
            case REF -> row.put(name, ref(column, value.toString()));
            case REFS -> {
                var all = row.putArray(name);
                Arrays.stream(value.toString().split(","))
                        .filter(one -> !one.isBlank())
                        .forEach(one -> all.add(ref(column, one.strip())));
            }
            case REF_MAP -> {
                var all = row.putObject(name);
                JSON.readTree(value.toString())
                        .properties()
                        .forEach(one ->
                                all.put(one.getKey(), ref(column, one.getValue().asString())));
            }
            case FILE -> file(row, column, value);
            case ID, TEXT, TIME, DAY -> row.put(name, WellFormed.of(value.toString()));
        }
    }

    private String ref(ArchiveTable.Column column, String id) {
        return names.of(String.valueOf(column.field().kind()), id);
    }

    /** Nothing has no currency. */
    private static void money(ObjectNode row, String name, long minor, @Nullable String currency) {
        if (currency != null && !currency.isBlank()) row.put(name, Money.text(minor, currency));
        else if (minor != 0) throw new IllegalStateException("an amount without currency: " + name);
    }

    private void file(ObjectNode row, ArchiveTable.Column column, Object value) {
        try {
            var content =
                    value instanceof byte[] bytes
                            ? new ByteArrayInputStream(bytes)
                            : chunks(column.sql(), (Long) value);
            row.put(column.field().name(), payload.add(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream chunks(String sql, long id) {
        var all =
                jdbc.sql(sql)
                        .param(id)
                        .query((row, n) -> (InputStream) new ByteArrayInputStream(row.getBytes(1)))
                        .list();
        return new SequenceInputStream(Collections.enumeration(all));
    }

    /** Rows of an archive that came in, as they were. */
    void kept(long organizerId) throws IOException {
        record Kept(String kind, String content) {}
        var all =
                jdbc.sql("select kind, content from import_row where organizer_id = ?")
                        .param(organizerId)
                        .query((row, n) -> new Kept(row.getString(1), row.getString(2)))
                        .list();
        for (var one : all) payload.add(one.kind, (ObjectNode) JSON.readTree(one.content));
    }

    /** Rows that are in no table. */
    void given(GivenRows rows, long organizerId) throws IOException {
        for (Map<String, String> one : rows.of(organizerId)) {
            var row = JsonNodeFactory.instance.objectNode();
            one.forEach((name, value) ->
                    row.put(name, name.equals("id") ? names.of(rows.kind(), value) : value));
            payload.add(rows.kind(), row);
        }
    }
}
