package dev.marquee.platform.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An archive for tests: a venue, two events, a picture; and hostile ones made of it. */
final class MadeArchive {

    static final String ORIGIN = "0a1b2c3d-0000-4000-8000-000000000001";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final BagWriter.About ABOUT =
            new BagWriter.About(ORIGIN, ORIGIN + ":7", Instant.parse("2031-02-03T04:05:06Z"));

    private MadeArchive() {}

    static ObjectNode row(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"').replace("@", ORIGIN + ":"));
    }

    /** Its rows in the order in which they are given. */
    static Payload payload(boolean backwards) throws IOException {
        var payload = Payload.create();
        payload.add("venue", row("{'id':'@3','name':'Nhà hát Lớn','capacity':600}"));
        var events =
                new String[] {
                    "{'id':'@9','name':'Jazz','venue':'@3','starts_at':'2031-05-04T18:30:00.000000Z'}",
                    "{'id':'@10','name':'Ngày hội ☂','refund_fee_minor':'2.50'}"
                };
        for (var n = 0; n < 2; n++) payload.add("event", row(events[backwards ? 1 - n : n]));
        var hash = payload.add(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        payload.add(
                "event_picture_file",
                row("{'id':'@9/full','event':'@9','size':'full','jpeg':'%s'}".formatted(hash)));
        return payload;
    }

    static Path write(Path folder) throws IOException, ArchiveRefused {
        var file = Files.createTempFile(folder, "archive", ".zip");
        try (var payload = payload(false)) {
            BagWriter.write(payload, ABOUT, file);
        }
        return file;
    }

    static String write(Payload payload, Path file) throws IOException, ArchiveRefused {
        return BagWriter.write(payload, ABOUT, file);
    }

    /** What somebody does to an archive whose hashes are right all the same. */
    interface Change {
        void make(Map<String, byte[]> files);
    }

    /** All manifests and the seal are made anew: whoever sends it can compute them too. */
    static Path forged(Path archive, Change change) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = ZipFile.builder().setPath(archive).get()) {
            for (var entry : Collections.list(zip.getEntries()))
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
        change.make(files);
        manifest(files, BagFormat.MANIFEST, "data/");
        manifest(files, BagFormat.TAGS, "");
        var forged = Files.createTempFile(archive.getParent(), "forged", ".zip");
        try (var out = new ZipArchiveOutputStream(forged.toFile())) {
            for (var file : files.entrySet()) put(out, file.getKey(), file.getValue(), 0);
            out.setComment(BagFormat.comment(BagFormat.NO_HASH));
        }
        seal(forged);
        return forged;
    }

    static void put(ZipArchiveOutputStream out, String name, byte[] content, int mode)
            throws IOException {
        var entry = new ZipArchiveEntry(name);
        if (mode != 0) entry.setUnixMode(mode);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    static void seal(Path file) throws IOException {
        var size = Files.size(file) - BagFormat.comment(BagFormat.NO_HASH).length();
        var comment = BagFormat.comment(Hashing.of(file, size));
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(size);
            channel.write(ByteBuffer.wrap(comment.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static void manifest(Map<String, byte[]> files, String name, String prefix) {
        Map<String, String> hashes = new LinkedHashMap<>();
        files.forEach((path, content) -> {
            if (prefix.isEmpty()
                    ? BagFormat.isTag(path) && !path.equals(name)
                    : path.startsWith(prefix)) hashes.put(path, Hashing.of(content));
        });
        if (files.containsKey(name))
            files.put(name, BagFormat.lines(hashes).getBytes(StandardCharsets.UTF_8));
    }
}
