package dev.marquee.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.marquee.platform.archive.ArchiveRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody sends, nothing but an archive is opened. */
class HostileArchiveTest {

    private static final int LINK = 0120777;

    @TempDir private Path folder;

    @Test
    void a_file_that_was_changed_anywhere_is_refused() throws Exception {
        var good = Files.readAllBytes(MadeArchive.write(folder));
        var file = folder.resolve("flipped.zip");
        for (var at = 0; at < good.length; at++) {
            var bytes = good.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            Files.write(file, bytes);
            assertThat(reason(file)).as("byte %d", at).isEqualTo(Reason.DAMAGED);
        }
        Files.write(file, good);
        ArchiveReader.open(file, ArchiveLimits.USUAL).close();
    }

    @Test
    void a_copy_with_hashes_of_its_own_is_as_good() throws Exception {
        var same = MadeArchive.forged(MadeArchive.write(folder), files -> {});
        ArchiveReader.open(same, ArchiveLimits.USUAL).close();
    }

    @Test
    void names_that_no_archive_has() throws Exception {
        for (var name :
                new String[] {
                    "../evil",
                    "data/../../evil",
                    "/etc/passwd",
                    "data/files/../evil",
                    "data\\event.ndjson",
                    "data/Event.ndjson",
                    "data/files/short",
                    "data/evil.ndjson",
                    "x"
                })
            assertThat(with(files -> files.put(name, new byte[] {1})))
                    .as(name)
                    .isIn(Reason.NAME, Reason.TWICE);
    }

    @Test
    void links_and_what_is_there_twice() throws Exception {
        assertThat(reason(added("data/seller.ndjson", LINK))).isEqualTo(Reason.LINK);
        assertThat(reason(added("data/event.ndjson", 0))).isEqualTo(Reason.TWICE);
        assertThat(reason(added("DATA/event.ndjson", 0))).isEqualTo(Reason.TWICE);
    }

    @Test
    void what_is_larger_than_it_may_be() throws Exception {
        var file = MadeArchive.write(folder);
        var size = Files.size(file);
        assertThat(reason(file, new ArchiveLimits(size - 1, 100, 200, 1000)))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(file, new ArchiveLimits(size, 100, 200, 1000)))
                .as("unpacked")
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(file, new ArchiveLimits(1_000_000, 3, 200, 1000)))
                .as("files")
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(file, new ArchiveLimits(1_000_000, 100, 200, 50)))
                .as("a line")
                .isEqualTo(Reason.LINE);
    }

    @Test
    void a_bomb() throws Exception {
        var bomb =
                MadeArchive.forged(
                        MadeArchive.write(folder),
                        files -> files.put("data/files/" + "a".repeat(64), new byte[30_000_000]));
        assertThat(reason(bomb)).isEqualTo(Reason.BOMB);
    }

    @Test
    void numbers_far_from_each_other_take_little_memory() throws Exception {
        var rows = new StringBuilder();
        for (var n = 0; n < 400; n++)
            rows.append("{'id':'0a1b2c3d-0000-4000-8000-%012x:999999999'}\n".formatted(0x100 + n));
        assertThat(events(rows.toString())).as("the picture's event").isEqualTo(Reason.DANGLING);
    }

    @Test
    void names_take_no_more_memory_than_they_may() throws Exception {
        var ids = new RowIds(Set.of("event"), 50_000);
        for (var n = 0; n < 100; n++)
            ids.add("scan", MadeArchive.ORIGIN + ":" + "x".repeat(1000) + n);
        for (var n = 0; n < 100_000; n++) ids.add("event", MadeArchive.ORIGIN + ":" + (n + 1));
        assertThat(ids.has("event", MadeArchive.ORIGIN + ":100000")).isTrue();
        assertThat(ids.has("event", MadeArchive.ORIGIN + ":100001")).isFalse();
        assertThat(
                        catchThrowableOfType(
                                        ArchiveRefused.class,
                                        () -> {
                                            for (var n = 0; n < 100; n++)
                                                ids.add(
                                                        "event",
                                                        MadeArchive.ORIGIN
                                                                + ":"
                                                                + "x".repeat(1000)
                                                                + n);
                                        })
                                .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void descriptions_that_are_larger_than_any() throws Exception {
        var large = new byte[ArchiveLimits.TAG + 1];
        new Random(1).nextBytes(large);
        assertThat(with(files -> files.put("bagit.txt", large))).isEqualTo(Reason.TOO_LARGE);
        assertThat(with(files -> files.put("data/archive.json", large)))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void the_list_of_files_is_counted_before_it_is_read() throws Exception {
        var many = folder.resolve("many.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(many))) {
            for (var n = 0; n < 70_000; n++) out.putNextEntry(new ZipEntry(String.valueOf(n)));
            out.setComment(BagFormat.comment(BagFormat.NO_HASH));
        }
        MadeArchive.seal(many);
        ZipEnd.check(many, 70_000);
        assertThat(end(many, 69_999)).isEqualTo(Reason.TOO_LARGE);

        var file = MadeArchive.write(folder);
        assertThat(end(file, 3)).isEqualTo(Reason.TOO_LARGE);
        // the end says that the list begins a byte later
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - BagFormat.comment(BagFormat.NO_HASH).length() - 6]++;
        Files.write(file, bytes);
        MadeArchive.seal(file);
        assertThat(end(file, 100)).isEqualTo(Reason.DAMAGED);
        assertThat(reason(file)).isEqualTo(Reason.DAMAGED);
    }

    private static Reason end(Path file, int entries) {
        return catchThrowableOfType(ArchiveRefused.class, () -> ZipEnd.check(file, entries))
                .reason();
    }

    @Test
    void a_line_without_end_is_not_read_to_its_end() throws Exception {
        assertThat(events("{\"id\":\"" + "a".repeat(40_000))).isEqualTo(Reason.LINE);
        assertThat(
                        reason(
                                MadeArchive.forged(
                                        MadeArchive.write(folder),
                                        files ->
                                                files.put(
                                                        "data/event.ndjson",
                                                        "x"
                                                                .repeat(300_000)
                                                                .getBytes(StandardCharsets.UTF_8))),
                                new ArchiveLimits(10_000_000, 100, 200, 100_000)))
                .isEqualTo(Reason.LINE);
    }

    @Test
    void lines_that_are_not_what_their_kind_says() throws Exception {
        assertThat(events("{'id':'@9','secret_key':'x'}\n")).isEqualTo(Reason.FIELD);
        assertThat(refused("{'id':'@9','secret_key':'x'}\n").where())
                .isEqualTo("data/event.ndjson:1 secret_key");
        assertThat(events("{'id':'@9','name':7}\n")).isEqualTo(Reason.VALUE);
        assertThat(events("{'id':'@9','name':null}\n")).isEqualTo(Reason.VALUE);
        assertThat(events("{'id':'9'}\n")).isEqualTo(Reason.VALUE);
        assertThat(events("{'name':'x'}\n")).isEqualTo(Reason.VALUE);
        assertThat(events("{'id':'@9','starts_at':'2031-05-04T18:30:00Z'}\n"))
                .isEqualTo(Reason.VALUE);
        assertThat(events("{'id':'@9','quota':9007199254740993}\n"))
                .isIn(Reason.VALUE, Reason.LINE);
        assertThat(events("{'name':'x','id':'@9'}\n")).as("order").isEqualTo(Reason.LINE);
        assertThat(events("{'id': '@9'}\n")).as("spaces").isEqualTo(Reason.LINE);
        assertThat(events("[]\n")).isEqualTo(Reason.LINE);
        assertThat(events("[".repeat(100_000) + "\n")).isEqualTo(Reason.LINE);
        assertThat(events("{'id':'@10'}\n{'id':'@9'}\n")).isEqualTo(Reason.ORDER);
        assertThat(events("{'id':'@9'}\n{'id':'@9'}\n")).isEqualTo(Reason.ORDER);
        assertThat(events("{'id':'@8'}\n")).as("the picture's event").isEqualTo(Reason.DANGLING);
    }

    @Test
    void another_format_and_a_newer_version() throws Exception {
        assertThat(archive("{\"format\":\"zoo\",\"version\":1}")).isEqualTo(Reason.FORMAT);
        assertThat(archive("{\"format\":\"marquee-archive\",\"version\":2}"))
                .isEqualTo(Reason.NEWER);
        assertThat(archive("no json")).isEqualTo(Reason.FORMAT);
        assertThat(with(files -> files.remove("data/archive.json"))).isEqualTo(Reason.FORMAT);
        assertThat(with(files -> files.remove("bagit.txt"))).isNotNull();
        assertThat(with(files -> files.remove(BagFormat.MANIFEST))).isEqualTo(Reason.MANIFEST);
        Files.writeString(folder.resolve("no.zip"), "no zip at all".repeat(20));
        assertThat(reason(folder.resolve("no.zip"))).isEqualTo(Reason.DAMAGED);
    }

    private Reason archive(String json) throws Exception {
        return with(files -> files.put("data/archive.json", json.getBytes(StandardCharsets.UTF_8)));
    }

    private Reason events(String lines) throws Exception {
        return refused(lines).reason();
    }

    private ArchiveRefused refused(String lines) throws Exception {
        var bytes =
                lines.replace('\'', '"')
                        .replace("@", MadeArchive.ORIGIN + ":")
                        .getBytes(StandardCharsets.UTF_8);
        return refused(
                MadeArchive.forged(
                        MadeArchive.write(folder), files -> files.put("data/event.ndjson", bytes)),
                ArchiveLimits.USUAL);
    }

    private Reason with(MadeArchive.Change change) throws Exception {
        return reason(MadeArchive.forged(MadeArchive.write(folder), change));
    }

    private static Reason reason(Path file) {
        return reason(file, ArchiveLimits.USUAL);
    }

    private static Reason reason(Path file, ArchiveLimits limits) {
        return refused(file, limits).reason();
    }

    private static ArchiveRefused refused(Path file, ArchiveLimits limits) {
        var refused =
                catchThrowableOfType(
                        ArchiveRefused.class, () -> ArchiveReader.open(file, limits).close());
        assertThat(refused).as("it was taken").isNotNull();
        return refused;
    }

    /** An archive with an entry more. */
    private Path added(String name, int mode) throws IOException, ArchiveRefused {
        var file = folder.resolve("added.zip");
        Map<String, byte[]> files = new LinkedHashMap<>();
        MadeArchive.forged(MadeArchive.write(folder), files::putAll);
        try (var out = new ZipArchiveOutputStream(file.toFile())) {
            for (var one : files.entrySet()) MadeArchive.put(out, one.getKey(), one.getValue(), 0);
            MadeArchive.put(out, name, "/etc/passwd".getBytes(StandardCharsets.UTF_8), mode);
            out.setComment(BagFormat.comment(BagFormat.NO_HASH));
        }
        MadeArchive.seal(file);
        return file;
    }
}
