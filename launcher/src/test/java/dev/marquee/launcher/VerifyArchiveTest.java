package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.archive.BagWriter;
import dev.marquee.platform.archive.Payload;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class VerifyArchiveTest {

    private static final String ORIGIN = "0a1b2c3d-0000-4000-8000-000000000001";

    @TempDir private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_whole_one_is_counted_and_a_changed_one_refused() throws Exception {
        var file = folder.resolve("archive.zip");
        String hash;
        try (var payload = Payload.create()) {
            payload.add("venue", JsonNodeFactory.instance.objectNode().put("id", ORIGIN + ":3"));
            hash = BagWriter.write(payload, new BagWriter.About(ORIGIN, "7", Instant.EPOCH), file);
        }
        assertThat(verify("--verify-archive", file.toString())).isEqualTo(VerifyArchive.GOOD);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("1  venue", "is whole", hash);

        var bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        assertThat(verify("--verify-archive", file.toString())).isEqualTo(VerifyArchive.BROKEN);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is refused: damaged");
    }

    @Test
    void without_a_file_and_with_one_that_is_not_there() {
        assertThat(verify("--verify-archive")).isEqualTo(VerifyArchive.UNREADABLE);
        assertThat(verify("--verify-archive", folder.resolve("none.zip").toString()))
                .isEqualTo(VerifyArchive.UNREADABLE);
    }

    private int verify(String... arguments) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new VerifyArchive(out, out).run(List.of(arguments));
    }
}
