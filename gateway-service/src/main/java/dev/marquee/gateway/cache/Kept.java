package dev.marquee.gateway.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/** An answer of a service, as it was at a moment, and what it takes to send it to many. */
final class Kept {

    /** Smaller ones are sent as they are. */
    private static final int WORTH_ZIPPING = 1024;

    /** How a page hides the words that it is not of this moment; without it, they show. */
    private static final String HIDDEN = " id=\"last-known\" hidden";

    private static final String SHOWN = " id=\"last-known\"";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Begun begun;
    private final String etag;
    private final boolean hasOwnEtag;
    private volatile byte @Nullable [] zipped;

    /**
     * @param headers those that are sent with it
     * @param etag the service's own, if it has one
     * @param begun what was known when it was asked for
     */
    Kept(int status, Map<String, String> headers, byte[] body, @Nullable String etag, Begun begun) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.begun = begun;
        this.hasOwnEtag = etag != null;
        this.etag = etag != null ? etag : DigestUtils.md5DigestAsHex(body);
    }

    /**
     * What was known before the service was asked.
     *
     * @param at when that was, as {@link System#nanoTime()}
     * @param epoch how many changes had been heard of
     * @param check the last one that had ended; 0 if there was none
     */
    record Begun(long at, long epoch, long check) {}

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Begun begun() {
        return begun;
    }

    byte[] body() {
        return body;
    }

    /** Whether the tag says less than the content: then nobody is told that nothing changed. */
    boolean hasOwnEtag() {
        return hasOwnEtag;
    }

    /** The tag of the content in one of its two encodings. */
    String etag(boolean asZipped) {
        if (hasOwnEtag) return etag;
        return asZipped ? '"' + etag + "-gzip\"" : '"' + etag + '"';
    }

    /** Whether it is sent zipped to whoever takes that. */
    boolean isZippable() {
        return !hasOwnEtag && body.length >= WORTH_ZIPPING;
    }

    /** The body, zipped once. */
    byte[] zipped() {
        var known = zipped;
        if (known != null) return known;
        var made = zip(body);
        zipped = made;
        return made;
    }

    /** The body where it may be out of date: a page says so in words. */
    byte[] bodyOutOfDate() {
        var text = new String(body, StandardCharsets.UTF_8);
        return text.contains(HIDDEN)
                ? text.replace(HIDDEN, SHOWN).getBytes(StandardCharsets.UTF_8)
                : body;
    }

    /** How much memory it takes, about: the body, and the same again zipped at worst a third. */
    int weight() {
        return body.length + body.length / 3 + 1024;
    }

    private static byte[] zip(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return out.toByteArray();
    }
}
