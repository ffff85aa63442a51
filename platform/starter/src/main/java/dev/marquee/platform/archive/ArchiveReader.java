package dev.marquee.platform.archive;

import dev.marquee.platform.archive.ArchiveRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an archive that anybody may have made. It is opened only when all of it was checked: every
 * file against the manifests, every line against its kind, every reference. Nothing is unpacked.
 */
public final class ArchiveReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipFile zip;
    private final ArchiveLimits limits;
    private final Map<String, String> manifest;
    private final Map<String, Long> counts = new LinkedHashMap<>();

    private ArchiveReader(ZipFile zip, ArchiveLimits limits, Map<String, String> manifest) {
        this.zip = zip;
        this.limits = limits;
        this.manifest = manifest;
    }

    /**
     * Opens an archive.
     *
     * @throws ArchiveRefused if anything is wrong with it
     */
    public static ArchiveReader open(Path file, ArchiveLimits limits)
            throws IOException, ArchiveRefused {
        if (Files.size(file) > limits.bytes())
            throw new ArchiveRefused(Reason.TOO_LARGE, file.toString());
        if (!isSealed(file)) throw new ArchiveRefused(Reason.DAMAGED, "");
        ZipEnd.check(file, limits.entries());
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(false).get();
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveRefused(Reason.DAMAGED, "");
        }
        try {
            return opened(zip, Files.size(file), limits);
        } catch (IOException | IllegalArgumentException e) {
            zip.close();
            throw new ArchiveRefused(
                    Reason.DAMAGED, Objects.requireNonNullElse(e.getMessage(), ""));
        } catch (ArchiveRefused | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ArchiveReader opened(ZipFile zip, long packed, ArchiveLimits limits)
            throws IOException, ArchiveRefused {
        var hashes = ZipScan.hashes(zip, packed, limits);
        var tags = manifest(zip, BagFormat.TAGS);
        var files = manifest(zip, BagFormat.MANIFEST);
        agree(
                tags,
                hashes.entrySet().stream()
                        .filter(one ->
                                BagFormat.isTag(one.getKey())
                                        && !one.getKey().equals(BagFormat.TAGS))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        agree(
                files,
                hashes.entrySet().stream()
                        .filter(one -> BagFormat.isPayload(one.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        for (var one : files.entrySet())
            if (one.getKey().startsWith(BagFormat.FILES)
                    && !one.getKey().equals(BagFormat.FILES + one.getValue()))
                throw new ArchiveRefused(Reason.MANIFEST, one.getKey());
        if (!text(zip, "bagit.txt").equals(BagFormat.BAGIT))
            throw new ArchiveRefused(Reason.FORMAT, "bagit.txt");
        var reader = new ArchiveReader(zip, limits, files);
        reader.check();
        return reader;
    }

    /** Both say the same, or the first one is named that differs. */
    private static void agree(Map<String, String> said, Map<String, String> is)
            throws ArchiveRefused {
        for (var one : is.entrySet())
            if (!one.getValue().equals(said.get(one.getKey())))
                throw new ArchiveRefused(Reason.MANIFEST, one.getKey());
        for (var name : said.keySet())
            if (!is.containsKey(name)) throw new ArchiveRefused(Reason.MANIFEST, name);
    }

    private void check() throws IOException, ArchiveRefused {
        var archive = json(BagFormat.ARCHIVE);
        if (!archive.path("format").asString("").equals(BagFormat.FORMAT))
            throw new ArchiveRefused(Reason.FORMAT, BagFormat.ARCHIVE);
        var version = archive.path("version").asInt(0);
        if (version > BagFormat.VERSION)
            throw new ArchiveRefused(Reason.NEWER, String.valueOf(version));
        if (version < 1) throw new ArchiveRefused(Reason.FORMAT, BagFormat.ARCHIVE);
        var rows = new RowCheck(limits.line(), files(), ArchiveLimits.NAMES);
        var kinds = Kind.all();
        for (var name : manifest.keySet())
            if (name.endsWith(".ndjson")) {
                var kind = kinds.get(kindOf(name));
                if (kind == null) throw new ArchiveRefused(Reason.NAME, name);
                try (var in = in(name)) {
                    counts.put(kind.name(), rows.read(kind, in));
                }
            }
        for (var kind : counts.keySet())
            try (var in = in(Kind.named(kind).path())) {
                rows.resolve(Kind.named(kind), in);
            }
        rows.end();
        if (!archive.path("counts").equals(JSON.readTree(JSON.writeValueAsString(counts))))
            throw new ArchiveRefused(Reason.MANIFEST, BagFormat.ARCHIVE);
        if (!json(BagFormat.PACKAGE)
                .equals(JSON.readTree(BagFormat.dataPackage(counts).toString())))
            throw new ArchiveRefused(Reason.FORMAT, BagFormat.PACKAGE);
    }

    /** How many rows there are of each kind. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The same for archives with the same content. */
    public String contentHash() {
        return BagFormat.contentHash(manifest);
    }

    /** Who made it, and of when it is: texts that nobody has checked. */
    public String info() throws IOException, ArchiveRefused {
        return text(zip, "bag-info.txt");
    }

    /** The rows of a kind, a line each; to be closed. */
    public InputStream rows(String kind) throws IOException {
        return in(Kind.named(kind).path());
    }

    /** A file that a row names; to be closed. */
    public InputStream file(String hash) throws IOException {
        return in(BagFormat.FILES + hash);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private Set<String> files() {
        return manifest.keySet().stream()
                .filter(name -> name.startsWith(BagFormat.FILES))
                .map(name -> name.substring(BagFormat.FILES.length()))
                .collect(Collectors.toSet());
    }

    private static String kindOf(String path) {
        return path.substring("data/".length(), path.length() - ".ndjson".length());
    }

    private InputStream in(String name) throws IOException {
        return in(zip, name);
    }

    private static InputStream in(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) throw new IOException(name);
        return zip.getInputStream(entry);
    }

    private JsonNode json(String name) throws IOException, ArchiveRefused {
        if (!manifest.containsKey(name)) throw new ArchiveRefused(Reason.FORMAT, name);
        try {
            return JSON.readTree(text(zip, name));
        } catch (JacksonException e) {
            throw new ArchiveRefused(Reason.FORMAT, name);
        }
    }

    private static Map<String, String> manifest(ZipFile zip, String name)
            throws IOException, ArchiveRefused {
        if (zip.getEntry(name) == null) throw new ArchiveRefused(Reason.MANIFEST, name);
        return BagFormat.hashes(bytes(zip, name, ArchiveLimits.MANIFEST));
    }

    private static String text(ZipFile zip, String name) throws IOException, ArchiveRefused {
        return new String(bytes(zip, name, ArchiveLimits.TAG), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ZipFile zip, String name, int most)
            throws IOException, ArchiveRefused {
        try (var in = in(zip, name)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) throw new ArchiveRefused(Reason.TOO_LARGE, name);
            return bytes;
        }
    }

    private static boolean isSealed(Path file) throws IOException {
        var size = Files.size(file) - BagFormat.comment(BagFormat.NO_HASH).length();
        if (size <= 0) return false;
        var end = new byte[(int) (Files.size(file) - size)];
        try (var channel = Files.newByteChannel(file)) {
            channel.position(size);
            var buffer = ByteBuffer.wrap(end);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        }
        return new String(end, StandardCharsets.ISO_8859_1)
                .equals(BagFormat.comment(Hashing.of(file, size)));
    }
}
