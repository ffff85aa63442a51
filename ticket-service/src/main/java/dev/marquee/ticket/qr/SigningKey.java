package dev.marquee.ticket.qr;

import dev.marquee.platform.config.SecretFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.springframework.util.function.SingletonSupplier;

/**
 * The Ed25519 key that signs the tickets, as a PEM file (PKCS#8) that {@code openssl genpkey
 * -algorithm ed25519} also makes. The JDK's own Ed25519 takes over 500 µs for a signature, which
 * would be the slowest part of a booking; Bouncy Castle's takes 25.
 */
final class SigningKey {

    /** The first key (low four bits) of the first format (high four bits): no revision. */
    static final byte ID = 0x11;

    /** The same key of the second format: with a revision. */
    static final byte ID_WITH_REVISION = 0x21;

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** Made at the first use: loading the library would slow down every start. */
    private final SingletonSupplier<Ed25519PrivateKeyParameters> key;

    private SigningKey(byte[] secret) {
        this.key = SingletonSupplier.of(() -> new Ed25519PrivateKeyParameters(secret));
    }

    /** The key in this file, which is made with a new key where it does not exist. */
    static SigningKey keptIn(Path file) {
        return parse(file, SecretFile.readOrCreate(file, SigningKey::newPem));
    }

    /**
     * The key that the operator brought.
     *
     * @throws IllegalStateException if there is none in this file
     */
    static SigningKey broughtIn(Path file) {
        if (!Files.isReadable(file))
            throw new IllegalStateException(
                    "marquee.ticket.signing-key: cannot read the file " + file);
        return keptIn(file);
    }

    byte[] sign(byte[] message) {
        var signature = new byte[Ed25519PrivateKeyParameters.SIGNATURE_SIZE];
        key.obtain()
                .sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        return signature;
    }

    boolean signed(byte[] message, byte[] signature) {
        return publicKey()
                .verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    }

    Ed25519PublicKeyParameters publicKey() {
        return key.obtain().generatePublicKey();
    }

    private static String newPem() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
            return BEGIN + "\n" + base64 + "\n" + END + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey parse(Path file, String pem) {
        try {
            var base64 = pem.strip().substring(BEGIN.length()).replace(END, "");
            var bytes = Base64.getMimeDecoder().decode(base64);
            var key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(bytes));
            return new SigningKey(((EdECPrivateKey) key).getBytes().orElseThrow());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException(
                    file + " holds no Ed25519 private key (PEM, PKCS#8)", e);
        }
    }
}
