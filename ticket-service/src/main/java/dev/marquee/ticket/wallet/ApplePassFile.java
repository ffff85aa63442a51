package dev.marquee.ticket.wallet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Packs passes as Apple Wallet reads them: a ZIP archive of the pass and its pictures, the SHA-1 of
 * each in {@code manifest.json}, and a signature of that.
 */
final class ApplePassFile {

    private static final String[] PICTURES = {
        "icon.png", "icon@2x.png", "icon@3x.png", "logo.png", "logo@2x.png", "logo@3x.png"
    };

    /** Apple's names of fields, whatever those of our own API look like. */
    private static final JsonMapper JSON = JsonMapper.shared();

    private ApplePassFile() {}

    /** A pass alone: {@code .pkpass}. */
    static byte[] of(ApplePass pass, AppleSigner signer) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("pass.json", JSON.writeValueAsBytes(pass));
        for (var picture : PICTURES) files.put(picture, picture(picture));
        var manifest = new TreeMap<String, String>();
        files.forEach((name, content) -> manifest.put(name, sha1(content)));
        var signed = JSON.writeValueAsBytes(manifest);
        files.put("manifest.json", signed);
        files.put("signature", signer.sign(signed));
        return zip(files);
    }

    /** Files in one archive; several passes are {@code .pkpasses}. */
    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] picture(String name) {
        try (var stream = ApplePassFile.class.getResourceAsStream("/wallet/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only digest that Apple's format knows; what protects the pass is the signature. */
    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
