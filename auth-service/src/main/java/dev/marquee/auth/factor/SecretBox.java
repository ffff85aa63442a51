package dev.marquee.auth.factor;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import java.util.Base64;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Component;

/**
 * Encrypts what must be read again (AES-256 in GCM), with a key that is kept beside the other
 * secrets and not in the database.
 */
@Component
class SecretBox {

    /** Not secret: the key has 256 random bits and needs no salt. */
    private static final String SALT = "6d61727175656521";

    private final BytesEncryptor encryptor;

    SecretBox(MarqueeSettings settings) {
        var file = settings.data().resolve("secrets/second-factor-key");
        encryptor = Encryptors.stronger(SecretFile.readOrCreate(file, RandomToken::create), SALT);
    }

    String seal(byte[] secret) {
        return Base64.getEncoder().encodeToString(encryptor.encrypt(secret));
    }

    byte[] open(String sealed) {
        return encryptor.decrypt(Base64.getDecoder().decode(sealed));
    }
}
