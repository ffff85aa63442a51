package dev.marquee.platform.chain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Bytes up to the end of each line; a decoder would read broken ones as something else. */
final class LineReader {

    /** Longer ones are nobody's, and would fill the memory. */
    private static final int LONGEST = 1 << 18;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null after the last. What is too long is cut. */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        for (var any = false; ; ) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    return any ? line.toByteArray() : null;
                }
            }
            any = true;
            var from = at;
            while (at < end && buffer[at] != '\n') at++;
            line.write(buffer, from, Math.min(at - from, LONGEST - Math.min(LONGEST, line.size())));
            if (at == end) continue;
            at++;
            return line.toByteArray();
        }
    }
}
