package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.Field;
import dev.marquee.platform.archive.FieldType;
import dev.marquee.platform.value.Money;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes the parameters of a statement of a row of an archive. */
final class ImportValues {

    private final ImportedNames names;
    private final ImportedFiles files;
    private final TableColumns columns;
    private final long organizer;
    private final Instant now;
    private final Map<String, Map<String, TableColumns.Known>> known = new HashMap<>();

    ImportValues(
            ImportedNames names,
            ImportedFiles files,
            TableColumns columns,
            long organizer,
            Instant now) {
        this.names = names;
        this.files = files;
        this.columns = columns;
        this.organizer = organizer;
        this.now = now;
    }

    MapSqlParameterSource of(ArchiveTable table, JsonNode row) {
        var types = known.computeIfAbsent(table.name(), columns::of);
        var params = common();
        var currency = row.path("currency").stringValue(null);
        for (var column : table.columns()) {
            var field = column.field();
            var name = field.name();
            var about = column.sql().startsWith("t.") ? types.get(column.sql().substring(2)) : null;
            var value = row.get(name);
            if (field.type() == FieldType.FILE && value != null)
                params.addValue(name + "_sha256", value.stringValue(), Types.VARCHAR);
            else if (field.type() == FieldType.FILE)
                params.addValue(name + "_sha256", null, Types.VARCHAR);
            if (column.chunks()) continue;
            if (value == null) params.addValue(name, none(field, about), type(field, about));
            else
                params.addValue(
                        name, value(table, field, about, value, currency), type(field, about));
        }
        return params;
    }

    /** What every statement may name. */
    MapSqlParameterSource common() {
        return new MapSqlParameterSource()
                .addValue("organizer", organizer, Types.BIGINT)
                .addValue("now", now.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** An amount of nothing has no currency, and is not said. */
    private static @Nullable Object none(Field field, TableColumns.@Nullable Known about) {
        return field.type() == FieldType.MONEY && about != null && !about.nullable() ? 0L : null;
    }

    private Object value(
            ArchiveTable table,
            Field field,
            TableColumns.@Nullable Known about,
            JsonNode value,
            @Nullable String currency) {
        return switch (field.type()) {
            case NUMBER -> value.longValue();
            case YES -> value.booleanValue();
            case TEXT -> value.stringValue();
            case TIME -> Instant.parse(value.stringValue()).atOffset(ZoneOffset.UTC);
            case DAY -> LocalDate.parse(value.stringValue());
            case MONEY -> minor(value.stringValue(), currency);
            case FILE -> files.whole(value.stringValue());
            case ID -> local(table.kind(), value.stringValue(), about);
            case REF -> local(String.valueOf(field.kind()), value.stringValue(), about);
            case REF_MAP -> {
                var all = JsonNodeFactory.instance.objectNode();
                value.properties()
                        .forEach(one ->
                                all.put(
                                        one.getKey(),
                                        Long.parseLong(
                                                names.local(
                                                        String.valueOf(field.kind()),
                                                        one.getValue().stringValue()))));
                yield all.toString();
            }
            case REFS ->
                    value.valueStream()
                            .map(one ->
                                    names.local(String.valueOf(field.kind()), one.stringValue()))
                            .collect(Collectors.joining(","));
        };
    }

    private Object local(String kind, String ref, TableColumns.@Nullable Known about) {
        var local = names.local(kind, ref);
        return about == null || about.isNumber() ? Long.valueOf(local) : UUID.fromString(local);
    }

    /** Amounts have the digits of their currency, no more and no fewer. */
    private static long minor(String text, @Nullable String currency) {
        var minor = new BigDecimal(text).unscaledValue().longValueExact();
        if (currency != null && !Money.text(minor, currency).equals(text))
            throw new IllegalArgumentException("not an amount of " + currency + ": " + text);
        return minor;
    }

    private static int type(Field field, TableColumns.@Nullable Known about) {
        return switch (field.type()) {
            case NUMBER, MONEY -> Types.BIGINT;
            case YES -> Types.BOOLEAN;
            case TIME -> Types.TIMESTAMP_WITH_TIMEZONE;
            case DAY -> Types.DATE;
            case FILE -> Types.BINARY;
            case ID, REF -> about == null || about.isNumber() ? Types.BIGINT : Types.OTHER;
            case TEXT, REFS, REF_MAP -> Types.VARCHAR;
        };
    }
}
