package dev.marquee.ticket.wallet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** Signs passes with the certificate of a pass type, as Apple Wallet checks it. */
final class AppleSigner {

    private static final String CERTIFICATE = "MARQUEE_WALLET_APPLE_CERTIFICATE";
    private static final String WWDR = "MARQUEE_WALLET_APPLE_WWDR_CERTIFICATE";
    private static final String PASS_TYPE = "MARQUEE_WALLET_APPLE_PASS_TYPE_ID";
    private static final String TEAM = "MARQUEE_WALLET_APPLE_TEAM_ID";

    private static final String SECOND = "uuuuMMddHHmmss";
    private static final DateTimeFormatter AS_WRITTEN =
            DateTimeFormatter.ofPattern(SECOND, Locale.ROOT);

    private record Identity(PrivateKey key, X509Certificate certificate) {}

    private final Identity identity;
    private final X509Certificate apple;

    private AppleSigner(Identity identity, X509Certificate apple) {
        this.identity = identity;
        this.apple = apple;
    }

    /**
     * Reads and checks what the settings name.
     *
     * @throws IllegalStateException if something is missing, cannot be read, or is another's; it
     *     says what to set, and never the password
     */
    static AppleSigner of(AppleWalletSettings settings) {
        need(settings.certificate(), CERTIFICATE, "the .p12 file of your pass type's certificate");
        need(settings.wwdrCertificate(), WWDR, "the file of Apple's WWDR certificate");
        need(settings.passTypeId(), PASS_TYPE, "your pass type id, such as pass.org.example");
        need(settings.teamId(), TEAM, "the id of your team, such as A1B2C3D4E5");
        var identity = identity(settings);
        var apple = apple(settings);
        check(identity.certificate(), BCStyle.UID, settings.passTypeId().strip(), PASS_TYPE);
        check(identity.certificate(), BCStyle.OU, settings.teamId().strip(), TEAM);
        try {
            identity.certificate().verify(apple.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "%s is not the certificate that signed yours. Get the one that is called: %s"
                            .formatted(
                                    WWDR,
                                    identity.certificate().getIssuerX500Principal().getName()),
                    e);
        }
        return new AppleSigner(identity, apple);
    }

    private static void need(String value, String setting, String what) {
        if (value.isBlank())
            throw new IllegalStateException(
                    "Apple Wallet is set up in part: set %s to %s, or none of MARQUEE_WALLET_APPLE_…"
                            .formatted(setting, what));
    }

    private static Identity identity(AppleWalletSettings settings) {
        var file = Path.of(settings.certificate().strip());
        var password = settings.password().toCharArray();
        try (var stream = open(file, CERTIFICATE)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(stream, password);
            for (var alias : Collections.list(store.aliases()))
                if (store.getKey(alias, password) instanceof PrivateKey key
                        && store.getCertificate(alias) instanceof X509Certificate certificate)
                    return new Identity(key, certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "%s: %s cannot be opened. It must be a .p12 file, and MARQUEE_WALLET_APPLE_PASSWORD its password."
                            .formatted(CERTIFICATE, file),
                    e);
        }
        throw new IllegalStateException(
                "%s: %s holds no private key. Export the certificate together with its key."
                        .formatted(CERTIFICATE, file));
    }

    private static X509Certificate apple(AppleWalletSettings settings) {
        var file = Path.of(settings.wwdrCertificate().strip());
        try (var stream = open(file, WWDR)) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(stream);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "%s: %s holds no certificate (.cer or .pem).".formatted(WWDR, file), e);
        }
    }

    private static InputStream open(Path file, String setting) throws IOException {
        if (!Files.isReadable(file))
            throw new IllegalStateException("%s: cannot read %s.".formatted(setting, file));
        return Files.newInputStream(file);
    }

    /** A pass that names another type or team is one that phones refuse without a word. */
    private static void check(
            X509Certificate certificate, ASN1ObjectIdentifier name, String value, String setting) {
        var certified = certified(certificate, name);
        if (certified != null && !certified.equals(value))
            throw new IllegalStateException(
                    "%s is %s, but the certificate is of %s.".formatted(setting, value, certified));
    }

    private static @Nullable String certified(
            X509Certificate certificate, ASN1ObjectIdentifier name) {
        var parts =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                        .getRDNs(name);
        return parts.length == 0 ? null : IETFUtils.valueToString(parts[0].getFirst().getValue());
    }

    /** Until when phones take what is signed. */
    Instant goodUntil() {
        var own = end(identity.certificate());
        var theirs = end(apple);
        return own.isBefore(theirs) ? own : theirs;
    }

    /** Certificates say it in UTC, down to the second. */
    private static Instant end(X509Certificate certificate) {
        try {
            var end = Certificate.getInstance(certificate.getEncoded()).getEndDate().getTime();
            return LocalDateTime.parse(end.substring(0, SECOND.length()), AS_WRITTEN)
                    .toInstant(ZoneOffset.UTC);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A detached signature (PKCS#7, DER) with both certificates. */
    byte[] sign(byte[] content) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .build("SHA256withRSA", identity.key(), identity.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(identity.certificate(), apple)));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded("DER");
        } catch (GeneralSecurityException
                | OperatorCreationException
                | CMSException
                | IOException e) {
            throw new IllegalStateException("a pass cannot be signed", e);
        }
    }
}
