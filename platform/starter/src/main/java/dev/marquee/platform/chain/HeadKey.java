package dev.marquee.platform.chain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** An Ed25519 key that signs heads. */
public final class HeadKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final Pattern PEM = Pattern.compile(BEGIN + "([A-Za-z0-9+/=\\s]{1,400})" + END);

    private final PrivateKey secret;
    private final String publicKey;

    private HeadKey(PrivateKey secret, String publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /** A new one as PEM (PKCS#8), as {@code openssl genpkey -algorithm ed25519} writes it. */
    public static String newPem() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
            return BEGIN + "\n" + base64 + "\n" + END + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * All keys of a file, in its order.
     *
     * @throws IllegalArgumentException if there is none, or one is not Ed25519
     */
    public static List<HeadKey> readAll(String pem) {
        var found = new ArrayList<HeadKey>();
        for (var one = PEM.matcher(pem); one.find(); )
            found.add(read(Base64.getMimeDecoder().decode(one.group(1))));
        if (found.isEmpty()) throw new IllegalArgumentException("no private key in PEM (PKCS#8)");
        return List.copyOf(found);
    }

    private static HeadKey read(byte[] pkcs8) {
        try {
            var secret =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            var seed = ((EdECPrivateKey) secret).getBytes().orElseThrow();
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            var spki = generator.generateKeyPair().getPublic().getEncoded();
            return new HeadKey(
                    secret, HexFormat.of().formatHex(spki, spki.length - 32, spki.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    /** The public key, as 64 hexadecimal digits. */
    public String publicKey() {
        return publicKey;
    }

    /** See {@link PublicKeys#id}. */
    public String id() {
        return PublicKeys.id(publicKey);
    }

    String sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(bytes);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
