package dev.marquee.platform.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an archive has names for: its rows, and what they name that was deleted before. */
public final class NamedRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NamedRows() {}

    /** All names, by the kind of what they name, in their order. */
    public static Map<String, List<String>> of(ArchiveReader archive) throws IOException {
        Map<String, Set<String>> names = new TreeMap<>();
        for (var kind : archive.counts().keySet())
            read(
                    archive,
                    kind,
                    row -> {
                        note(names, kind, row.path("id"));
                        for (var field : Kind.named(kind).fields().values())
                            if (field.kind() != null) {
                                var value = row.path(field.name());
                                (value.isArray() || value.isObject()
                                                ? value.valueStream()
                                                : Stream.of(value))
                                        .forEach(one -> note(names, field.kind(), one));
                            }
                    });
        Map<String, List<String>> sorted = new TreeMap<>();
        names.forEach((kind, refs) -> sorted.put(kind, List.copyOf(refs)));
        return sorted;
    }

    private static void note(Map<String, Set<String>> names, String kind, JsonNode ref) {
        if (ref.isString())
            names.computeIfAbsent(kind, it -> new TreeSet<>(Refs.ORDER)).add(ref.stringValue());
    }

    /** Reads the rows of a kind, in their order. */
    public static void read(ArchiveReader archive, String kind, Consumer<JsonNode> reader)
            throws IOException {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(archive.rows(kind), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine())
                reader.accept(JSON.readTree(line));
        }
    }
}
