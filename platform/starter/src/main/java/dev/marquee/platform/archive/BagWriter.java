package dev.marquee.platform.archive;

import dev.marquee.platform.archive.ArchiveRefused.Reason;
import dev.marquee.platform.chain.Canonical;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes an archive of a payload, see {@code docs/archive.md}. */
public final class BagWriter {

    private static final long IN_MEMORY = 32_000_000;

    /**
     * What is said of an archive beside what is in it.
     *
     * @param installation where it was made
     * @param organizer whose it is
     * @param asOf of when it is
     */
    public record About(String installation, String organizer, Instant asOf) {}

    private final Payload payload;
    private final Map<String, String> manifest = new TreeMap<>();
    private long bytes;

    private BagWriter(Payload payload) {
        this.payload = payload;
    }

    /**
     * Writes it.
     *
     * @return the hash of its content
     * @throws ArchiveRefused if a row names another that is not there: it is half an archive then
     */
    public static String write(Payload payload, About about, Path file)
            throws IOException, ArchiveRefused {
        payload.flush();
        var kinds = payload.counts().keySet().stream().sorted().map(Kind::named).toList();
        var check = new RowCheck(Integer.MAX_VALUE, new HashSet<>(payload.files()), Long.MAX_VALUE);
        for (var kind : kinds) {
            new LineSorter(IN_MEMORY).sort(payload.rows(kind.name()));
            try (var in = Files.newInputStream(payload.rows(kind.name()))) {
                check.read(kind, in);
            }
        }
        for (var kind : kinds)
            try (var in = Files.newInputStream(payload.rows(kind.name()))) {
                check.resolve(kind, in);
            }
        check.end();
        return new BagWriter(payload).write(about, file);
    }

    private String write(About about, Path file) throws IOException, ArchiveRefused {
        try (var out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            put(zip, BagFormat.ARCHIVE, Canonical.bytes(archive()));
            put(zip, BagFormat.PACKAGE, Canonical.bytes(BagFormat.dataPackage(payload.counts())));
            for (var kind : new TreeMap<>(payload.counts()).keySet())
                put(zip, Kind.named(kind).path(), payload.rows(kind));
            for (var hash : payload.files()) put(zip, BagFormat.FILES + hash, payload.file(hash));
            Map<String, String> tags = new TreeMap<>();
            var files = manifest.size();
            tag(zip, tags, "bagit.txt", BagFormat.BAGIT);
            tag(zip, tags, "bag-info.txt", info(about, files));
            tag(zip, tags, BagFormat.MANIFEST, BagFormat.lines(manifest));
            put(zip, BagFormat.TAGS, BagFormat.lines(tags).getBytes(StandardCharsets.UTF_8));
            zip.setComment(BagFormat.comment(BagFormat.NO_HASH));
        }
        seal(file);
        return BagFormat.contentHash(manifest);
    }

    /** The ZIP's comment holds the hash of all before it: no byte of the file can change unseen. */
    private static void seal(Path file) throws IOException {
        var size = Files.size(file) - BagFormat.comment(BagFormat.NO_HASH).length();
        var comment = BagFormat.comment(Hashing.of(file, size));
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(size);
            channel.write(ByteBuffer.wrap(comment.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private ObjectNode archive() throws IOException {
        var archive =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("format", BagFormat.FORMAT)
                        .put("version", BagFormat.VERSION)
                        .put("files", payload.files().size());
        var counts = archive.putObject("counts");
        payload.counts().forEach(counts::put);
        return archive;
    }

    private String info(About about, int files) {
        return """
        Source-Organization: Marquee %s
        Bagging-Date: %s
        Payload-Oxum: %d.%d
        External-Identifier: organizer:%s
        Marquee-As-Of: %s
        Marquee-Content-Hash: %s
        """
                .formatted(
                        about.installation(),
                        about.asOf().atOffset(ZoneOffset.UTC).toLocalDate(),
                        bytes,
                        files,
                        about.organizer(),
                        FieldType.time(about.asOf()),
                        BagFormat.contentHash(manifest));
    }

    private void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        entry(zip, name);
        zip.write(content);
        zip.closeEntry();
        bytes += content.length;
        if (name.startsWith("data/")) manifest.put(name, Hashing.of(content));
    }

    private void put(ZipOutputStream zip, String name, Path file)
            throws IOException, ArchiveRefused {
        entry(zip, name);
        var digest = Hashing.sha256();
        try (var in = Files.newInputStream(file)) {
            Hashing.copy(in, zip, digest);
        }
        zip.closeEntry();
        bytes += Files.size(file);
        if (bytes > ArchiveLimits.USUAL.bytes()) throw new ArchiveRefused(Reason.TOO_LARGE, name);
        manifest.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    private static void tag(ZipOutputStream zip, Map<String, String> tags, String name, String text)
            throws IOException {
        var content = text.getBytes(StandardCharsets.UTF_8);
        entry(zip, name);
        zip.write(content);
        zip.closeEntry();
        tags.put(name, Hashing.of(content));
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }
}
