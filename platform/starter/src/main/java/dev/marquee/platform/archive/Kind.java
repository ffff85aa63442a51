package dev.marquee.platform.archive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of a kind: the schema of one file.
 *
 * @param fields by their names; {@code id} is one
 */
public record Kind(String name, Map<String, Field> fields) {

    private static final Map<String, Kind> ALL = read();

    /** All kinds of this version, by their names, in their order. */
    public static Map<String, Kind> all() {
        return Collections.unmodifiableMap(ALL);
    }

    /** The kind of a name that is known. */
    public static Kind named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    /** Its file in the bag. */
    String path() {
        return "data/" + name + ".ndjson";
    }

    private static Map<String, Kind> read() {
        Map<String, Kind> kinds = new TreeMap<>();
        for (var service : TableLine.SERVICES)
            for (var table : ArchiveTable.of(service))
                if (kinds.put(table.kind(), of(table)) != null)
                    throw new IllegalStateException("twice: " + table.kind());
        return kinds;
    }

    private static Kind of(ArchiveTable table) {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("id", new Field("id", FieldType.ID, null, true));
        table.columns().forEach(column -> fields.put(column.field().name(), column.field()));
        return new Kind(table.kind(), fields);
    }

    /** As a data package describes a file. */
    ObjectNode resource(Stream<String> present) {
        var resource = JsonNodeFactory.instance.objectNode();
        resource.put("name", name)
                .put("path", name + ".ndjson")
                .put("format", "ndjson")
                .put("mediatype", "application/x-ndjson")
                .put("encoding", "utf-8");
        var schema = resource.putObject("schema");
        var all = schema.putArray("fields");
        fields.values()
                .forEach(field ->
                        all.addObject()
                                .put("name", field.name())
                                .put("type", field.type().table()));
        schema.put("primaryKey", "id");
        var there = present.toList();
        var foreign = JsonNodeFactory.instance.arrayNode();
        fields.values().stream()
                .filter(field -> field.type() == FieldType.REF && field.firm())
                .filter(field -> there.contains(field.kind()))
                .forEach(field -> {
                    var key = foreign.addObject().put("fields", field.name());
                    key.putObject("reference").put("resource", field.kind()).put("fields", "id");
                });
        if (!foreign.isEmpty()) schema.set("foreignKeys", foreign);
        return resource;
    }
}
