package dev.marquee.auth.account;

import dev.marquee.platform.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords. A hash names its algorithm, so that a stronger one can follow. Keyboards type
 * the same letter as one character or as a letter and its accent; both are the same password.
 */
@Component
public class Passwords {

    private static final int LONGEST = 72;

    private final PasswordEncoder encoder =
            PasswordEncoderFactories.createDelegatingPasswordEncoder();

    /** Slow on purpose: about a tenth of a second. */
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(readable(nfc(password))));
    }

    /** As slow; a wrong password that is spelled in several ways takes that many times as long. */
    public boolean matches(String password, String hash) {
        return spellings(password).anyMatch(one -> encoder.matches(readable(one), hash));
    }

    /** Hashes of before are of what was typed, in whichever form that was. */
    private static Stream<String> spellings(String password) {
        return Stream.of(
                        nfc(password),
                        password,
                        Normalizer.normalize(password, Normalizer.Form.NFD))
                .distinct();
    }

    private static String nfc(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** BCrypt reads 72 bytes at most; of a longer password it gets the digest. */
    private static String readable(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                ? password
                : Sha256.of(password);
    }
}
