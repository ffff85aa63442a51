package dev.marquee.platform.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the rows of a file in order, by {@link Refs#ORDER}: databases differ in how they order
 * texts. What does not fit in memory is sorted in pieces, which are merged.
 */
final class LineSorter {

    /** A row's own name in its one spelling. Quotes within texts have a backslash before them. */
    private static final byte[] ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::id, Refs.ORDER);

    private record Row(String id, byte[] line) {}

    private final long piece;

    /**
     * Makes one.
     *
     * @param piece bytes of rows that are held in memory
     */
    LineSorter(long piece) {
        this.piece = piece;
    }

    void sort(Path file) throws IOException {
        List<Path> pieces = new ArrayList<>();
        try {
            try (var in = Files.newInputStream(file)) {
                var rows = new Lines(in, Integer.MAX_VALUE);
                for (var some = read(rows); !some.isEmpty(); some = read(rows)) {
                    some.sort(ORDER);
                    var one = Files.createTempFile(WorkFolder.here(), "sorted", ".rows");
                    pieces.add(one);
                    write(some, one);
                }
            }
            if (pieces.size() == 1)
                Files.move(pieces.getFirst(), file, StandardCopyOption.REPLACE_EXISTING);
            else if (!pieces.isEmpty()) merge(pieces, file);
        } finally {
            for (var one : pieces) Files.deleteIfExists(one);
        }
    }

    private List<Row> read(Lines rows) throws IOException {
        List<Row> some = new ArrayList<>();
        var bytes = 0L;
        while (bytes < piece) {
            var line = next(rows);
            if (line == null) break;
            some.add(line);
            bytes += line.line.length + 100L;
        }
        return some;
    }

    private static @Nullable Row next(Lines rows) throws IOException {
        try {
            var line = rows.next();
            return line == null ? null : new Row(id(line), line);
        } catch (Lines.TooLong e) {
            throw new IOException(e);
        }
    }

    private static void write(List<Row> rows, Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (var row : rows) {
                out.write(row.line);
                out.write('\n');
            }
        }
    }

    private static void merge(List<Path> pieces, Path file) throws IOException {
        record Head(Row row, Lines rest) {}
        var heads = new PriorityQueue<Head>(Comparator.comparing((Head head) -> head.row, ORDER));
        var open = new ArrayList<InputStream>();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (var piece : pieces) {
                var in = Files.newInputStream(piece);
                open.add(in);
                var lines = new Lines(in, Integer.MAX_VALUE);
                var first = next(lines);
                if (first != null) heads.add(new Head(first, lines));
            }
            for (var head = heads.poll(); head != null; head = heads.poll()) {
                out.write(head.row.line);
                out.write('\n');
                var row = next(head.rest);
                if (row != null) heads.add(new Head(row, head.rest));
            }
        } finally {
            for (var in : open) in.close();
        }
    }

    private static String id(byte[] line) throws IOException {
        for (var at = 1; at + ID.length < line.length; at++)
            if ((line[at - 1] == '{' || line[at - 1] == ',') && starts(line, at)) {
                var from = at + ID.length - 1;
                var to = from + 1;
                while (line[to] != '"') to += line[to] == '\\' ? 2 : 1;
                // as the text is, not as it is written: rows are in the order of their ids
                return JSON.readTree(line, from, to + 1 - from).stringValue();
            }
        throw new IOException("a row without an id");
    }

    private static boolean starts(byte[] line, int at) {
        for (var i = 0; i < ID.length; i++) if (line[at + i] != ID[i]) return false;
        return true;
    }
}
