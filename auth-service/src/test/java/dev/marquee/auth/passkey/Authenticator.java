package dev.marquee.auth.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A passkey in software, and the browser that stands between it and a site. */
final class Authenticator {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    private static final int HAS_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private int counter;

    String origin = "http://localhost:8080";
    String site = "localhost";
    int flags = PRESENT | VERIFIED;

    Authenticator() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            new SecureRandom().nextBytes(id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What navigator.credentials.create gives, as JSON. */
    String create(String challenge) {
        var publicKey = (ECPublicKey) keys.getPublic();
        var key =
                bytes(
                        hex("a5010203262001215820"),
                        coordinate(publicKey.getW().getAffineX()),
                        hex("225820"),
                        coordinate(publicKey.getW().getAffineY()));
        var data =
                bytes(
                        head(flags | HAS_KEY),
                        new byte[16],
                        new byte[] {0, (byte) id.length},
                        id,
                        key);
        var attestation =
                bytes(
                        hex("a363"),
                        text("fmt"),
                        hex("64"),
                        text("none"),
                        hex("67"),
                        text("attStmt"),
                        hex("a068"),
                        text("authData"),
                        new byte[] {0x58, (byte) data.length},
                        data);
        return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform","clientExtensionResults":{},
         "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["internal"]}}
        """
                .formatted(encode(id), encode(client("create", challenge)), encode(attestation));
    }

    /** What navigator.credentials.get gives, as JSON. */
    String sign(String challenge, String userHandle) {
        var client = client("get", challenge);
        var data = head(flags);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(bytes(data, sha256(client)));
            return """
            {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform","clientExtensionResults":{},
             "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s","userHandle":"%5$s"}}
            """
                    .formatted(
                            encode(id),
                            encode(client),
                            encode(data),
                            encode(signature.sign()),
                            userHandle);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] head(int withFlags) {
        counter++;
        return bytes(
                sha256(text(site)),
                new byte[] {(byte) withFlags},
                ByteBuffer.allocate(4).putInt(counter).array());
    }

    private byte[] client(String what, String challenge) {
        return text(
                "{\"type\":\"webauthn.%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                        .formatted(what, challenge, origin));
    }

    private static byte[] coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[32];
        var length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
