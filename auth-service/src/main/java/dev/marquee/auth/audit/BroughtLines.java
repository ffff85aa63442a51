package dev.marquee.auth.audit;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * What somebody brings to be verified: heads that they kept, then an export; either may be missing.
 *
 * @param heads a line each
 */
record BroughtLines(String heads, ByteArrayInputStream export) {

    /** How the line of a head begins, as it was given to whoever kept it. */
    private static final String HEAD = "{\"head\":";

    static BroughtLines of(byte[] body) {
        var begin = 0;
        for (var end = end(body, 0); begin < body.length; end = end(body, begin)) {
            var line = new String(body, begin, end - begin, StandardCharsets.ISO_8859_1);
            if (!line.isBlank() && !line.startsWith(HEAD)) break;
            begin = end;
        }
        return new BroughtLines(
                new String(body, 0, begin, StandardCharsets.ISO_8859_1),
                new ByteArrayInputStream(body, begin, body.length - begin));
    }

    /** After the line that begins there. */
    private static int end(byte[] body, int begin) {
        var end = begin;
        while (end < body.length && body[end] != '\n') end++;
        return Math.min(end + 1, body.length);
    }
}
