package dev.marquee.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Keys and certificates as Apple and Google give them, made here. */
public final class TestWallets {

    public static final String PASS_TYPE = "pass.org.example.tickets";
    public static final String TEAM = "A1B2C3D4E5";
    public static final String PASSWORD = "not-a-secret";
    public static final String ISSUER = "3388000000012345678";
    public static final String ACCOUNT = "tickets@example.iam.gserviceaccount.com";

    private static final KeyPair APPLE = pair();
    private static final KeyPair OWN = pair();
    private static final KeyPair GOOGLE = pair();

    private TestWallets() {}

    /** Apple's own certificate. */
    public static X509Certificate apple() {
        return certificate("CN=Test WWDR,O=Test", APPLE.getPublic(), "CN=Test WWDR,O=Test", 3650);
    }

    /** That of a pass type, signed by it. */
    public static X509Certificate own(int days) {
        return certificate(
                "UID=%s,CN=Pass Type ID: %s,OU=%s".formatted(PASS_TYPE, PASS_TYPE, TEAM),
                OWN.getPublic(),
                "CN=Test WWDR,O=Test",
                days);
    }

    /** The key with which Google checks the account's signatures. */
    public static PublicKey google() {
        return GOOGLE.getPublic();
    }

    /** A file with the key and its certificate. */
    public static Path p12(Path folder, X509Certificate certificate) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "pass",
                    OWN.getPrivate(),
                    PASSWORD.toCharArray(),
                    new Certificate[] {certificate});
            var file = folder.resolve("pass.p12");
            try (var out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file with Apple's certificate, as Apple offers it. */
    public static Path cer(Path folder, X509Certificate certificate) {
        try {
            return Files.write(folder.resolve("wwdr.cer"), certificate.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file with the account's key, as Google offers it. */
    public static Path json(Path folder) {
        var key = Base64.getMimeEncoder().encodeToString(GOOGLE.getPrivate().getEncoded());
        var pem = "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
        try {
            return Files.writeString(
                    folder.resolve("google.json"),
                    JsonMapper.shared()
                            .writeValueAsString(
                                    Map.of(
                                            "type",
                                            "service_account",
                                            "client_email",
                                            ACCOUNT,
                                            "private_key_id",
                                            "k1",
                                            "private_key",
                                            pem)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings with which a service has both wallets. */
    static String[] settings(Path folder) {
        return new String[] {
            "marquee.wallet.apple.certificate=" + p12(folder, own(3650)),
            "marquee.wallet.apple.password=" + PASSWORD,
            "marquee.wallet.apple.pass-type-id=" + PASS_TYPE,
            "marquee.wallet.apple.team-id=" + TEAM,
            "marquee.wallet.apple.wwdr-certificate=" + cer(folder, apple()),
            "marquee.wallet.google.issuer-id=" + ISSUER,
            "marquee.wallet.google.key=" + json(folder)
        };
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another certificate of that name, which nobody here has signed. */
    public static X509Certificate stranger() {
        var pair = pair();
        return certificate("CN=Stranger", pair.getPublic(), "CN=Stranger", pair, 3650);
    }

    private static X509Certificate certificate(
            String subject, PublicKey key, String issuer, int days) {
        return certificate(subject, key, issuer, APPLE, days);
    }

    private static X509Certificate certificate(
            String subject, PublicKey key, String issuer, KeyPair signer, int days) {
        var now = Instant.now();
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            new JcaX509v3CertificateBuilder(
                                            new X500Name(issuer),
                                            BigInteger.valueOf(now.toEpochMilli()),
                                            java.util.Date.from(now.minus(400, ChronoUnit.DAYS)),
                                            java.util.Date.from(now.plus(days, ChronoUnit.DAYS)),
                                            new X500Name(subject),
                                            key)
                                    .build(
                                            new JcaContentSignerBuilder("SHA256withRSA")
                                                    .build(signer.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
