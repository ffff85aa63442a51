package dev.marquee.notification.address;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The key beside the other secrets under which addresses are remembered without being written down,
 * and links of mails are signed.
 */
@Component
public class AddressSecret {

    private static final String HMAC = "HmacSHA256";

    /** 128 bits: nobody finds another address of the same fingerprint. */
    static final int FINGERPRINT = 16;

    private final SecretKeySpec key;

    AddressSecret(MarqueeSettings settings) {
        var text =
                SecretFile.readOrCreate(
                        settings.data().resolve("secrets/mail-address-key"), RandomToken::create);
        key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /** Stands for an address in tables and links, from which nobody can read it. */
    byte[] fingerprint(String address) {
        return Arrays.copyOf(
                mac(("address:" + AddressKey.of(address)).getBytes(StandardCharsets.UTF_8)),
                FINGERPRINT);
    }

    /** The fingerprint as text, for a column. */
    String stored(String address) {
        return text(fingerprint(address));
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] mac(byte[] content) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
