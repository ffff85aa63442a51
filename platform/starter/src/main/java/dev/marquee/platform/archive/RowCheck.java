package dev.marquee.platform.archive;

import dev.marquee.platform.archive.ArchiveRefused.Reason;
import dev.marquee.platform.chain.Canonical;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows are what their kind says: first all of them are read, then what they name is looked for. One
 * for an archive.
 */
final class RowCheck {

    /** What dangles is named, and more than these are not. */
    private static final int NAMED = 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int longest;
    private final RowIds rows;
    private final Set<String> files;
    private final List<String> dangling = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param longest bytes of a line
     * @param files by their hashes
     * @param memory bytes that the names of rows may take
     */
    RowCheck(int longest, Set<String> files, long memory) {
        this.longest = longest;
        this.rows = new RowIds(RowIds.firm(), memory);
        this.files = files;
    }

    /** Every row against its kind; returns how many there are. */
    long read(Kind kind, InputStream in) throws IOException, ArchiveRefused {
        var lines = new Lines(in, longest);
        var n = 0L;
        String last = null;
        for (var line = next(kind, lines, n); line != null; line = next(kind, lines, n)) {
            n++;
            var id = row(kind, line, n);
            if (last != null && Refs.ORDER.compare(last, id) >= 0)
                throw new ArchiveRefused(Reason.ORDER, where(kind, n));
            rows.add(kind.name(), id);
            last = id;
        }
        return n;
    }

    /** What the rows name must be there. */
    void resolve(Kind kind, InputStream in) throws IOException, ArchiveRefused {
        if (kind.fields().values().stream().noneMatch(it -> it.firm() && it.kind() != null)) return;
        var lines = new Lines(in, longest);
        for (var line = next(kind, lines, 0); line != null; line = next(kind, lines, 0)) {
            var row = JSON.readTree(line);
            for (var field : kind.fields().values())
                if (field.firm() && field.kind() != null)
                    for (var ref : refs(row.path(field.name())))
                        if (!rows.has(field.kind(), ref)) note(kind, row, field, ref);
        }
    }

    /**
     * Ends it.
     *
     * @throws ArchiveRefused if something dangles, with the names
     */
    void end() throws ArchiveRefused {
        if (!dangling.isEmpty())
            throw new ArchiveRefused(Reason.DANGLING, String.join("; ", dangling));
    }

    private void note(Kind kind, JsonNode row, Field field, String ref) {
        if (dangling.size() < NAMED)
            dangling.add(
                    "%s %s: %s %s"
                            .formatted(
                                    kind.name(),
                                    row.path("id").stringValue(""),
                                    field.name(),
                                    ref));
    }

    private static List<String> refs(JsonNode value) {
        if (value.isString()) return List.of(value.stringValue());
        return value.valueStream().map(one -> one.stringValue("")).toList();
    }

    private byte @Nullable [] next(Kind kind, Lines lines, long n)
            throws IOException, ArchiveRefused {
        try {
            return lines.next();
        } catch (Lines.TooLong e) {
            throw new ArchiveRefused(Reason.LINE, where(kind, n + 1));
        }
    }

    private String row(Kind kind, byte[] line, long n) throws ArchiveRefused {
        var row = read(line);
        if (row == null) throw new ArchiveRefused(Reason.LINE, where(kind, n));
        for (var property : row.properties()) {
            var field = kind.fields().get(property.getKey());
            if (field == null)
                throw new ArchiveRefused(Reason.FIELD, where(kind, n) + " " + property.getKey());
            var value = property.getValue();
            if (!field.type().fits(value)
                    || field.type() == FieldType.FILE && !files.contains(value.stringValue()))
                throw new ArchiveRefused(Reason.VALUE, where(kind, n) + " " + field.name());
        }
        if (!row.has("id")) throw new ArchiveRefused(Reason.VALUE, where(kind, n) + " id");
        return row.path("id").stringValue();
    }

    /** Null for what is no object, or not in its one spelling. */
    private static @Nullable JsonNode read(byte[] line) {
        try {
            // Jackson first: it minds the depth
            var json = JSON.readTree(line);
            return json.isObject() && Arrays.equals(Canonical.bytes(line), line) ? json : null;
        } catch (JacksonException | IOException e) {
            return null;
        }
    }

    private static String where(Kind kind, long n) {
        return kind.path() + ":" + n;
    }
}
