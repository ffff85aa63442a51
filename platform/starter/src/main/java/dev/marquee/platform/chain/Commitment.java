package dev.marquee.platform.chain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an entry says of a personal part: enough to prove the value by, and nothing once the salt is
 * thrown away.
 */
public final class Commitment {

    /** Exactly: HMAC pads shorter keys, so that two of them would do. */
    private static final int SALT = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] DOMAIN = "marquee-audit-v1\0".getBytes(StandardCharsets.UTF_8);

    private Commitment() {}

    /** A new salt, as 64 hexadecimal digits. */
    public static String newSalt() {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /**
     * HMAC-SHA-256 of the value, as 64 hexadecimal digits.
     *
     * @param part its name, such as {@code actor}
     * @throws IllegalArgumentException if the salt is not 32 bytes in lower-case digits
     */
    public static String of(String salt, String part, String value) {
        var key = HexFormat.of().parseHex(salt);
        if (key.length != SALT || !HexFormat.of().formatHex(key).equals(salt))
            throw new IllegalArgumentException("a salt has 32 bytes");
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(DOMAIN);
            mac.update(part.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of()
                    .formatHex(mac.doFinal(WellFormed.of(value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
