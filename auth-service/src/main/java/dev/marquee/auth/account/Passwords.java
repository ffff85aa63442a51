package dev.marquee.auth.account;

import dev.marquee.platform.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords. A hash names its algorithm, so that a stronger one can follow. */
@Component
public class Passwords {

    private static final int LONGEST = 72;

    private final PasswordEncoder encoder =
            PasswordEncoderFactories.createDelegatingPasswordEncoder();

    /** Slow on purpose: about a tenth of a second. */
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(readable(password)));
    }

    /** As slow. */
    public boolean matches(String password, String hash) {
        return encoder.matches(readable(password), hash);
    }

    /** BCrypt reads 72 bytes at most; of a longer password it gets the digest. */
    private static String readable(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                ? password
                : Sha256.of(password);
    }
}
