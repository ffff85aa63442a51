package dev.marquee.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.TestWallets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads passes as phones do. */
final class Passes {

    private Passes() {}

    static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), zip.readAllBytes());
        }
        return files;
    }

    /** What the pass says, if a phone takes it. */
    static JsonNode open(byte[] pass) throws Exception {
        var files = unzip(pass);
        assertThat(isGenuine(files)).isTrue();
        return JsonMapper.shared().readTree(files.get("pass.json"));
    }

    /** Whether every file is as the manifest says, and that is signed by who may sign passes. */
    static boolean isGenuine(Map<String, byte[]> files) throws Exception {
        var found = new TreeMap<String, String>();
        for (var file : files.entrySet())
            if (!file.getKey().equals("manifest.json") && !file.getKey().equals("signature"))
                found.put(file.getKey(), sha1(file.getValue()));
        var manifest = files.get("manifest.json");
        return JsonMapper.shared().valueToTree(found).equals(read(manifest))
                && isSigned(manifest, files.get("signature"));
    }

    private static JsonNode read(byte[] json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (RuntimeException e) {
            return JsonMapper.shared().nullNode();
        }
    }

    private static String sha1(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    }

    private static boolean isSigned(byte[] content, byte[] signature) {
        try {
            var signed = new CMSSignedData(new CMSProcessableByteArray(content), signature);
            assertThat(signed.isDetachedSignature()).isTrue();
            assertThat(signed.getCertificates().getMatches(null)).hasSize(2);
            var signer = signed.getSignerInfos().getSigners().iterator().next();
            var certificate =
                    (X509CertificateHolder)
                            signed.getCertificates().getMatches(signer.getSID()).iterator().next();
            new JcaX509CertificateConverter()
                    .getCertificate(certificate)
                    .verify(TestWallets.apple().getPublicKey());
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (Exception e) {
            return false;
        }
    }
}
