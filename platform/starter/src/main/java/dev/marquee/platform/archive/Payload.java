package dev.marquee.platform.archive;

import dev.marquee.platform.chain.Canonical;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes into an archive, in a folder of its own until it is closed: rows by their kind, and
 * files by their SHA-256. Services hand theirs over as a ZIP.
 */
public final class Payload implements AutoCloseable {

    /** The last entry of what a service hands over: without it, something is missing. */
    private static final String END = "end";

    private static final String ROWS = ".ndjson";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Map<String, OutputStream> open = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    private Payload(Path folder) {
        this.folder = folder;
    }

    public static Payload create() throws IOException {
        var folder = Files.createTempDirectory(WorkFolder.here(), "payload");
        Files.createDirectory(folder.resolve("files"));
        return new Payload(folder);
    }

    /** Adds a row. */
    public void add(String kind, ObjectNode row) throws IOException {
        if (!Kind.all().containsKey(kind)) throw new IllegalArgumentException(kind);
        out(kind).write(Canonical.bytes(row));
        out(kind).write('\n');
        counts.merge(kind, 1L, Long::sum);
    }

    /**
     * Adds a file.
     *
     * @return its SHA-256
     */
    public String add(InputStream content) throws IOException {
        var temporary = Files.createTempFile(folder, "file", "");
        var digest = Hashing.sha256();
        try (var out = Files.newOutputStream(temporary)) {
            Hashing.copy(content, out, digest);
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        Files.move(temporary, file(hash), StandardCopyOption.REPLACE_EXISTING);
        return hash;
    }

    /** A file that was added, by its SHA-256; to be closed. */
    public InputStream read(String hash) throws IOException {
        if (!FieldType.isHash(hash)) throw new IOException("not a file: " + hash);
        return Files.newInputStream(file(hash));
    }

    /** How many rows there are, by their kind. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Reads the rows of a kind that were added, if there are any. */
    public void readRows(String kind, Consumer<JsonNode> reader) throws IOException {
        flush();
        if (!counts.containsKey(kind)) return;
        try (var rows = Files.newBufferedReader(rows(kind))) {
            for (var line = rows.readLine(); line != null; line = rows.readLine())
                reader.accept(JSON.readTree(line));
        }
    }

    /** Hands it over. */
    public void writeTo(OutputStream out) throws IOException {
        flush();
        var zip = new ZipOutputStream(out);
        for (var kind : counts.keySet()) put(zip, kind + ROWS, rows(kind));
        for (var file : files()) put(zip, file, file(file));
        zip.putNextEntry(new ZipEntry(END));
        zip.closeEntry();
        zip.finish();
    }

    /**
     * Takes what a service hands over.
     *
     * @throws IOException also if it is not whole
     */
    public void readFrom(InputStream in) throws IOException {
        var zip = new ZipInputStream(in);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var name = entry.getName();
            if (name.equals(END)) return;
            if (name.endsWith(ROWS)) take(name.substring(0, name.length() - ROWS.length()), zip);
            else if (!add(zip).equals(name)) throw new IOException("not what it says: " + name);
        }
        throw new IOException("not whole");
    }

    private void take(String kind, InputStream rows) throws IOException {
        if (!Kind.all().containsKey(kind)) throw new IOException("an unknown kind: " + kind);
        var lines = new Lines(rows, ArchiveLimits.USUAL.line());
        try {
            for (var line = lines.next(); line != null; line = lines.next()) {
                out(kind).write(line);
                out(kind).write('\n');
                counts.merge(kind, 1L, Long::sum);
            }
        } catch (Lines.TooLong e) {
            throw new IOException("a line without end: " + kind, e);
        }
    }

    /** Ends all files of rows. */
    void flush() throws IOException {
        for (var one : open.values()) one.close();
        open.clear();
    }

    Path rows(String kind) {
        return folder.resolve(kind + ROWS);
    }

    Path file(String hash) {
        return folder.resolve("files").resolve(hash);
    }

    /** All files, by their hashes, in order. */
    List<String> files() throws IOException {
        try (var all = Files.list(folder.resolve("files"))) {
            return all.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    private OutputStream out(String kind) throws IOException {
        var known = open.get(kind);
        if (known != null) return known;
        var out =
                new BufferedOutputStream(
                        Files.newOutputStream(
                                rows(kind), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        open.put(kind, out);
        return out;
    }

    private static void put(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        flush();
        WorkFolder.delete(folder);
    }
}
