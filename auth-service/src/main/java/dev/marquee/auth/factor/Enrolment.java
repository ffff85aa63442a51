package dev.marquee.auth.factor;

import dev.marquee.platform.value.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.binary.Base32;

/**
 * What an app needs to make the codes.
 *
 * @param secret to type in, in groups of four
 * @param qr the same to scan
 */
public record Enrolment(String secret, QrCode qr) {

    private static final String ISSUER = "Marquee";

    static Enrolment of(byte[] secret, String account) {
        var text = new Base32().encodeAsString(secret);
        var uri =
                "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                        .formatted(ISSUER, encode(account), text, ISSUER);
        return new Enrolment(text.replaceAll("(.{4})(?=.)", "$1 "), QrCode.of(uri));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without the secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Enrolment";
    }
}
