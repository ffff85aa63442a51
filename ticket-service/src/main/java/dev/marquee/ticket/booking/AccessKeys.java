package dev.marquee.ticket.booking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys that open one booking without an account. They are computed and never stored: whoever reads
 * the database cannot open a booking with it.
 */
final class AccessKeys {

    private static final int LENGTH = 22;

    private final SecretKeySpec secret;

    AccessKeys(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String keyOf(long bookingId) {
        var digest = sign("booking:" + bookingId);
        return Base64.getUrlEncoder().encodeToString(digest).substring(0, LENGTH);
    }

    /** What only this installation can compute of the text: 32 bytes. */
    byte[] sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long for a nearly right key as for a wrong one. */
    boolean opens(String key, long bookingId) {
        return MessageDigest.isEqual(
                key.getBytes(StandardCharsets.UTF_8),
                keyOf(bookingId).getBytes(StandardCharsets.UTF_8));
    }
}
