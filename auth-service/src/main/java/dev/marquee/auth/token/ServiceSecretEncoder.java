package dev.marquee.auth.token;

import dev.marquee.platform.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes the secrets of machines. They are 256 random bits: a slow hash would protect them no
 * better, and cost a tenth of a second a token.
 */
class ServiceSecretEncoder implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        return Sha256.of(String.valueOf(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        if (secret == null || hash == null) return false;
        return MessageDigest.isEqual(
                encode(secret).getBytes(StandardCharsets.UTF_8),
                hash.getBytes(StandardCharsets.UTF_8));
    }
}
