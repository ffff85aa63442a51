package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.ArchiveReader;
import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.FieldType;
import dev.marquee.platform.archive.Kind;
import dev.marquee.platform.archive.NamedRows;
import dev.marquee.platform.archive.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An archive on its way in. First every row gets the number that it will have here, then each
 * service is given its rows with those numbers, so that it does not matter who comes first.
 */
public final class Arrival {

    private static final String ORGANIZER = "organizer";

    private final ArchiveReader archive;
    private final long organizer;
    private final Map<String, List<String>> named;
    private final Map<String, Map<String, String>> locals = new TreeMap<>();

    private Arrival(ArchiveReader archive, long organizer, Map<String, List<String>> named) {
        this.archive = archive;
        this.organizer = organizer;
        this.named = named;
    }

    /**
     * Gets numbers for all rows.
     *
     * @param organizer whose they will be
     */
    public static Arrival of(ArchiveReader archive, long organizer, Iterable<Taker> services)
            throws IOException {
        var arrival = new Arrival(archive, organizer, NamedRows.of(archive));
        var counts =
                arrival.named.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().size()));
        for (var service : services) service.reserve(counts).forEach(arrival::number);
        for (var ref : arrival.named.getOrDefault(ORGANIZER, List.of()))
            arrival.locals
                    .computeIfAbsent(ORGANIZER, it -> new HashMap<>())
                    .put(ref, String.valueOf(organizer));
        return arrival;
    }

    private void number(String kind, List<String> numbers) {
        var refs = named.getOrDefault(kind, List.of());
        Map<String, String> byRef = new HashMap<>();
        for (var n = 0; n < refs.size(); n++) byRef.put(refs.get(n), numbers.get(n));
        locals.put(kind, byRef);
    }

    /** Gives a service its rows. */
    public void give(String service, Taker taker) throws IOException {
        try (var payload = Payload.create()) {
            var kinds =
                    ArchiveTable.of(service).stream()
                            .map(ArchiveTable::kind)
                            .filter(archive.counts()::containsKey)
                            .toList();
            for (var kind : kinds) rows(kind, payload);
            var names =
                    payload.add(
                            new ByteArrayInputStream(
                                    names(kinds).getBytes(StandardCharsets.UTF_8)));
            taker.take(new Coming(archive.contentHash(), organizer, names), payload);
        }
    }

    private void rows(String kind, Payload payload) throws IOException {
        Set<String> files = new HashSet<>();
        NamedRows.read(
                archive,
                kind,
                row -> {
                    try {
                        for (var field : Kind.named(kind).fields().values())
                            if (field.type() == FieldType.FILE)
                                add(row.path(field.name()), files, payload);
                        payload.add(kind, (ObjectNode) row);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void add(JsonNode hash, Set<String> known, Payload payload) throws IOException {
        if (!hash.isString() || !known.add(hash.stringValue())) return;
        try (var in = archive.file(hash.stringValue())) {
            payload.add(in);
        }
    }

    /** What rows of the kinds are called here, and what they name. */
    private String names(List<String> kinds) {
        Set<String> wanted = new HashSet<>(kinds);
        for (var kind : kinds)
            for (var field : Kind.named(kind).fields().values())
                if (field.kind() != null) wanted.add(field.kind());
        wanted.add(ORGANIZER);
        var text = new StringBuilder();
        locals.forEach((kind, byRef) -> {
            if (wanted.contains(kind))
                byRef.forEach((ref, local) ->
                        text.append(kind)
                                .append('\t')
                                .append(ref)
                                .append('\t')
                                .append(local)
                                .append('\n'));
        });
        return text.toString();
    }
}
