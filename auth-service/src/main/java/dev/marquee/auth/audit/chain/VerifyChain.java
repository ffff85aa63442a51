package dev.marquee.auth.audit.chain;

import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.chain.ChainVerifier;
import dev.marquee.platform.chain.UnreadableChain;
import dev.marquee.platform.chain.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies the chain, as it is stored or as somebody brings it, line by line. */
@Component
public class VerifyChain {

    private final ExportChain export;

    VerifyChain(ExportChain export) {
        this.export = export;
    }

    /**
     * Heads that somebody kept elsewhere, a line each.
     *
     * @throws UnreadableChain if there is none among lines that are not blank, or one that cannot
     *     be read
     */
    public static List<ChainHead.Signed> heads(String lines) throws IOException {
        return lines.isBlank()
                ? List.of()
                : ChainVerifier.heads(
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    /** An export that somebody brings, compared with heads and a key that they know. */
    public Verdict brought(InputStream in, List<ChainHead.Signed> heads, @Nullable String key)
            throws IOException {
        return ChainVerifier.verify(in, heads, key);
    }

    /** What is stored, exactly as an export of it would be. */
    public Verdict stored(List<ChainHead.Signed> heads, @Nullable String key) throws IOException {
        try (var in = new PipedInputStream(1 << 16);
                var out = new PipedOutputStream(in)) {
            var writing = CompletableFuture.runAsync(() -> write(out), Thread::startVirtualThread);
            try {
                return ChainVerifier.verify(in, heads, key);
            } finally {
                // it may have stopped at the first fault; the rest is read so that the writer ends.
                // A writer that failed is why there was nothing to verify
                in.transferTo(OutputStream.nullOutputStream());
                writing.join();
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void write(PipedOutputStream out) {
        try (out) {
            export.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
