package dev.marquee.platform.chain;

import dev.marquee.platform.config.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Public keys of heads, written as 64 hexadecimal digits. */
public final class PublicKeys {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** What stands in front of the key in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private PublicKeys() {}

    /** How a head names its key: the first 16 digits of the SHA-256 of its 64. */
    public static String id(String publicKey) {
        return Sha256.of(publicKey).substring(0, 16);
    }

    /** The key in a file: 64 digits, or PEM as {@code openssl pkey -pubout} writes it. */
    public static Optional<String> read(String text) {
        var word = text.strip();
        if (HEX.matcher(word).matches()) return Optional.of(word);
        if (!word.startsWith("-----BEGIN PUBLIC KEY-----")) return Optional.empty();
        try {
            var base64 = word.replaceAll("-----[A-Z ]+-----", "");
            var bytes = Base64.getMimeDecoder().decode(base64);
            if (bytes.length != X509.length + 32) return Optional.empty();
            return Optional.of(HexFormat.of().formatHex(bytes, X509.length, bytes.length));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean signed(String publicKey, byte[] bytes, String signature) {
        if (!HEX.matcher(publicKey).matches()) return false;
        try {
            var encoded = new byte[X509.length + 32];
            System.arraycopy(X509, 0, encoded, 0, X509.length);
            System.arraycopy(HexFormat.of().parseHex(publicKey), 0, encoded, X509.length, 32);
            var check = Signature.getInstance("Ed25519");
            check.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(bytes);
            var digits = HexFormat.of().parseHex(signature);
            return HexFormat.of().formatHex(digits).equals(signature) && check.verify(digits);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
