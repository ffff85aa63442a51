package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.chain.ChainEntry;
import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.chain.ChainLines;
import dev.marquee.platform.chain.HeadKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAuditTest {

    private static final HeadKey KEY = HeadKey.readAll(HeadKey.newPem()).getFirst();
    private static final String CHAIN = "0190f0c8-6b1c-7d53-9a57-2f6a3d0c1b77";

    @TempDir Path folder;
    private Path file;
    private Path heads;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void export() throws IOException {
        var genesis = ChainEntry.genesis(CHAIN, Instant.EPOCH);
        var hash = ChainEntry.hash(genesis);
        var head =
                new ChainHead(CHAIN, "2026-03-01", 0, hash, ChainEntry.NOTHING, KEY.id(), null)
                        .signedBy(KEY);
        file = folder.resolve("audit.ndjson");
        heads = folder.resolve("heads.ndjson");
        write(
                file,
                ChainLines.header(CHAIN, Map.of(KEY.id(), KEY.publicKey()), null),
                ChainLines.entry(genesis, hash, Map.of()),
                ChainLines.head(head),
                ChainLines.footer(1, 1, 0, hash));
        var later =
                new ChainHead(CHAIN, "2026-03-02", 7, hash, head.head().ownHash(), KEY.id(), null);
        write(heads, ChainLines.head(later.signedBy(KEY)));
    }

    @Test
    void a_whole_chain_is_0_a_broken_one_1_and_what_is_none_2() throws IOException {
        assertThat(run("--verify-audit", file.toString())).isZero();
        assertThat(said())
                .contains("is whole: 1 entries up to 0, 1 signed heads.", KEY.id())
                .contains("Signed up to entry 0, on 2026-03-01.");
        assertThat(run("--verify-audit", file.toString(), "--heads", heads.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("is broken at entry 1: truncated.");
        Files.writeString(
                file, Files.readString(file).replace("1970", "1971"), StandardCharsets.UTF_8);
        assertThat(run("--verify-audit", file.toString())).isEqualTo(1);
        assertThat(said()).contains("is broken at entry 0: hash.");
        assertThat(run("--verify-audit", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(said()).contains("there is no such file");
        Files.writeString(file, "hello");
        assertThat(run("--verify-audit", file.toString())).isEqualTo(2);
        assertThat(run("--verify-audit")).isEqualTo(2);
        assertThat(run("--verify-audit", file.toString(), "--port", "7")).isEqualTo(2);
    }

    @Test
    void heads_that_are_kept_are_compared_or_named() throws IOException {
        var lines = Files.readAllLines(file);
        Files.writeString(heads, lines.get(2) + "\n");
        assertThat(run("--verify-audit", file.toString(), "--heads", heads.toString())).isZero();
        assertThat(said()).contains("Compared with 1 heads that you kept, the last of 2026-03-01.");
        Files.writeString(heads, lines.get(2) + "\n" + lines.get(2).replace("seq\":0", "seq\": 0"));
        assertThat(run("--verify-audit", file.toString(), "--heads", heads.toString()))
                .isEqualTo(2);
        assertThat(said()).contains("line 2 looks like a head");
    }

    @Test
    void a_key_that_is_known_must_have_signed() throws IOException {
        var key = folder.resolve("key");
        Files.writeString(key, KEY.publicKey() + "\n");
        assertThat(run("--verify-audit", file.toString(), "--key", key.toString())).isZero();
        Files.writeString(key, HeadKey.readAll(HeadKey.newPem()).getFirst().publicKey());
        assertThat(run("--verify-audit", file.toString(), "--key", key.toString())).isEqualTo(1);
        assertThat(said()).contains("signature");
        Files.writeString(key, KEY.publicKey());
        var lines = Files.readAllLines(file);
        lines.remove(2);
        Files.writeString(
                file, String.join("\n", lines).replace("\"heads\":1", "\"heads\":0") + "\n");
        assertThat(run("--verify-audit", file.toString())).isZero();
        assertThat(said()).contains("Nothing is signed yet.");
        assertThat(run("--verify-audit", file.toString(), "--key", key.toString())).isEqualTo(1);
        assertThat(said()).contains("signature");
        Files.writeString(key, "no key");
        assertThat(run("--verify-audit", file.toString(), "--key", key.toString())).isEqualTo(2);
    }

    private int run(String... arguments) {
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new VerifyAudit(out, out).run(List.of(arguments));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static void write(Path file, byte[]... lines) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var line : lines) {
            out.writeBytes(line);
            out.write('\n');
        }
        Files.write(file, out.toByteArray());
    }
}
