package dev.marquee.notification.webhook.registration;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Component;

/**
 * Keeps webhooks' secrets, which must be read to sign with (AES-256 in GCM), under a key that is
 * kept beside the other secrets and not in the database.
 */
@Component
public class SecretBox {

    /** Not secret: the key has 256 random bits and needs no salt. */
    private static final String SALT = "6d61727175656521";

    private final BytesEncryptor encryptor;

    SecretBox(MarqueeSettings settings) {
        var file = settings.data().resolve("secrets/webhook-key");
        encryptor = Encryptors.stronger(SecretFile.readOrCreate(file, RandomToken::create), SALT);
    }

    String seal(WebhookSecret secret) {
        return Base64.getEncoder()
                .encodeToString(encryptor.encrypt(secret.text().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @throws IllegalStateException if it was sealed with another key
     */
    public WebhookSecret open(String sealed) {
        return new WebhookSecret(
                new String(
                        encryptor.decrypt(Base64.getDecoder().decode(sealed)),
                        StandardCharsets.UTF_8));
    }
}
