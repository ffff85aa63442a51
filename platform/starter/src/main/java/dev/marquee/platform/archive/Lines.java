package dev.marquee.platform.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines as bytes; each ends with a line feed, the last one too. */
final class Lines {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next one without its end; null after the last.
     *
     * @throws TooLong if it is longer than may be, of which no more is read
     */
    byte @Nullable [] next() throws IOException, TooLong {
        var line = new ByteArrayOutputStream(1024);
        while (true) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    if (line.size() > 0) throw new TooLong();
                    return null;
                }
            }
            var from = at;
            while (at < end && buffer[at] != '\n') at++;
            if (line.size() + (at - from) > longest) throw new TooLong();
            line.write(buffer, from, at - from);
            if (at == end) continue;
            at++;
            return line.toByteArray();
        }
    }

    /** A line without an end: none was found in so many bytes, or the file is over. */
    static final class TooLong extends Exception {

        private static final long serialVersionUID = 1;
    }
}
