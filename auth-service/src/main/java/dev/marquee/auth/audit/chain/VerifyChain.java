package dev.marquee.auth.audit.chain;

import dev.marquee.platform.chain.ChainVerifier;
import dev.marquee.platform.chain.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/** Verifies the chain, as it is stored or as somebody brings it, line by line. */
@Component
public class VerifyChain {

    private final ExportChain export;

    VerifyChain(ExportChain export) {
        this.export = export;
    }

    /** An export that somebody brings. */
    public Verdict brought(InputStream in) throws IOException {
        return ChainVerifier.verify(in, List.of(), null);
    }

    /** What is stored, exactly as an export of it would be. */
    public Verdict stored() throws IOException {
        try (var in = new PipedInputStream(1 << 16);
                var out = new PipedOutputStream(in)) {
            var writing = CompletableFuture.runAsync(() -> write(out), Thread::startVirtualThread);
            try {
                return ChainVerifier.verify(in, List.of(), null);
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
