package dev.marquee.platform.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;

/** JSON in its one spelling (RFC 8785), and hashes of it. */
public final class Canonical {

    /** In front of what is hashed as an entry, and as a head: none can pass for the other. */
    static final byte ENTRY = 0x00;

    static final byte HEAD = 0x02;

    private Canonical() {}

    /** UTF-8 of the one spelling. */
    public static byte[] bytes(JsonNode json) {
        try {
            return bytes(json.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same of any spelling.
     *
     * @throws IOException if that is no JSON object
     */
    public static byte[] bytes(byte[] json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedUTF8();
    }

    /** SHA-256, as 64 hexadecimal digits. */
    static String hash(byte domain, byte[] canonical) {
        return hash(domain, canonical, 0, canonical.length);
    }

    static String hash(byte domain, byte[] bytes, int from, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(domain);
            digest.update(bytes, from, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
