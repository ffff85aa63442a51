package dev.marquee.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes to verify a long chain; only with {@code -Dmarquee.long=true}. */
@EnabledIfSystemProperty(named = "marquee.long", matches = "true")
class MillionEntriesTest {

    private static final int MANY = 1_000_000;
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir Path folder;

    @Test
    void a_million_entries_are_verified_within_a_minute() throws IOException {
        var file = folder.resolve("audit.ndjson");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            write(out);
        }
        var began = System.nanoTime();
        Verdict verdict;
        try (var in = Files.newInputStream(file)) {
            verdict = ChainVerifier.verify(in, List.of(), null);
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.entries()).isEqualTo(MANY);
        assertThat(took)
                .as("%d MB", Files.size(file) >> 20)
                .isLessThanOrEqualTo(Duration.ofSeconds(60));
    }

    private static void write(OutputStream out) throws IOException {
        line(out, ChainLines.header(MadeChain.CHAIN, Map.of(), null));
        var genesis = ChainEntry.genesis(MadeChain.CHAIN, START);
        var hash = ChainEntry.hash(genesis);
        line(out, ChainLines.entry(genesis, hash, Map.of()));
        for (var seq = 1; seq < MANY; seq++) {
            var parts =
                    Map.of(
                            "actor", new ChainLines.Part(Commitment.newSalt(), "ana@example.org"),
                            "detail", new ChainLines.Part(Commitment.newSalt(), "was published"),
                            "address", new ChainLines.Part(Commitment.newSalt(), "203.0.113.9"));
            var commitments = new TreeMap<String, String>();
            parts.forEach((name, part) ->
                    commitments.put(name, Commitment.of(part.salt(), name, part.value())));
            var entry =
                    new ChainEntry(
                            seq,
                            seq,
                            START.plusMillis(seq),
                            "event-service",
                            "2",
                            "event.cancelled",
                            "event:EV" + seq,
                            "bc605167-777d-4db2-a5db-09dda44f5de6",
                            commitments,
                            List.of(),
                            false,
                            hash);
            hash = ChainEntry.hash(entry.json());
            line(out, ChainLines.entry(entry.json(), hash, parts));
        }
        line(out, ChainLines.footer(MANY, 0, MANY - 1, hash));
    }

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}
