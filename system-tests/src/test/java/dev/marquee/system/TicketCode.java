package dev.marquee.system;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/**
 * A gate that knows nothing but the published keys: reads a QR picture and checks the signature of
 * what it says.
 */
final class TicketCode {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** What X.509 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] ED25519_PREFIX =
            HexFormat.of().parseHex("302a300506032b6570032100");

    private TicketCode() {}

    static String read(byte[] png) throws Exception {
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new BufferedImageLuminanceSource(picture))),
                        // its search for corners goes wrong on some drawn pictures
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    static boolean isGenuine(String token, JsonNode keys) throws GeneralSecurityException {
        var bytes = base32(token);
        var signed = Arrays.copyOf(bytes, bytes.length - 64);
        var kid = HexFormat.of().toHexDigits(bytes[0]);
        for (var key : keys.get("keys")) {
            if (!key.get("kid").asString().equals(kid)) continue;
            var raw = Base64.getUrlDecoder().decode(key.get("x").asString());
            var encoded = Arrays.copyOf(ED25519_PREFIX, 44);
            System.arraycopy(raw, 0, encoded, 12, 32);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(signed);
            return verifier.verify(bytes, signed.length, 64);
        }
        return false;
    }

    private static byte[] base32(String text) {
        var bytes = new byte[text.length() * 5 / 8];
        var buffer = 0L;
        var bits = 0;
        var next = 0;
        for (var letter : text.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
