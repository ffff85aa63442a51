package dev.marquee.site.assistant.tool;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.ServiceSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Marks texts as ours (HMAC-SHA256). */
@Component
public class Seal {

    private final SecretKeySpec key;

    /** With what all processes of this service have in common, and no other service has. */
    Seal(
            MarqueeSettings settings,
            @Value("${marquee.service-key:}") String given,
            @Value("${spring.application.name}") String name) {
        var own =
                given.isBlank()
                        ? ServiceSecrets.clientSecret(settings.masterSecret(), name)
                        : given;
        this.key =
                new SecretKeySpec(
                        ("assistant:" + own).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** What nobody else can work out from the text, as 43 signs. */
    public String of(String purpose, String text) {
        return base64(mac(purpose + '\n' + text));
    }

    /** The text with its mark, for an address or a form. */
    String seal(String purpose, String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8)) + "." + of(purpose, text);
    }

    /** The text of what was sealed for this purpose; empty for everything else. */
    Optional<String> open(String purpose, String sealed) {
        var dot = sealed.indexOf('.');
        if (dot < 0) return Optional.empty();
        try {
            var text =
                    new String(
                            Base64.getUrlDecoder().decode(sealed.substring(0, dot)),
                            StandardCharsets.UTF_8);
            return seal(purpose, text).length() == sealed.length()
                            && MessageDigest.isEqual(
                                    seal(purpose, text).getBytes(StandardCharsets.UTF_8),
                                    sealed.getBytes(StandardCharsets.UTF_8))
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
