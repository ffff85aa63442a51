package dev.marquee.auth.account;

import java.util.Objects;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords. A hash names its algorithm, so that a stronger one can follow. */
@Component
class Passwords {

    private final PasswordEncoder encoder =
            PasswordEncoderFactories.createDelegatingPasswordEncoder();

    /** Slow on purpose: about a tenth of a second. */
    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /** As slow. */
    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }
}
