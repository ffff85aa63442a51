package dev.marquee.auth.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as every app makes them: HMAC-SHA-1, six digits, thirty
 * seconds.
 */
final class Totp {

    static final int SECRET_BYTES = 20;
    private static final int SECONDS = 30;

    /** Clocks of telephones are off, and typing takes time: one code to either side is good too. */
    private static final int TOLERANCE = 1;

    private Totp() {}

    /** The thirty seconds whose code this is, about now. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        var current = Math.floorDiv(now.getEpochSecond(), SECONDS);
        return LongStream.rangeClosed(current - TOLERANCE, current + TOLERANCE)
                .filter(step -> same(code(secret, step), code))
                .findFirst();
    }

    /** The code of some thirty seconds, counted from 1970. */
    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
            var offset = hash.get(hash.capacity() - 1) & 0xf;
            return "%06d".formatted((hash.getInt(offset) & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
