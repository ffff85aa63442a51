package dev.marquee.auth.audit.chain;

import dev.marquee.platform.chain.HeadKey;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.SecretFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The keys that sign heads, in a file that only its owner reads. It is read each time: a key that
 * is added to it signs from the next head on, once the one before has announced it.
 */
@Component
class HeadSigningKeys {

    private final Path file;
    private final boolean brought;

    HeadSigningKeys(ChainSettings settings, MarqueeSettings marquee) {
        var own = settings.signingKey();
        brought = own != null && !own.toString().isBlank();
        file = own != null && brought ? own : marquee.data().resolve("secrets/audit-signing-key");
        if (brought && !Files.isReadable(file))
            throw new IllegalStateException(
                    "marquee.audit.signing-key: cannot read the file " + file);
    }

    /** All of the file; the last one is to sign. */
    List<HeadKey> all() {
        return HeadKey.readAll(SecretFile.readOrCreate(file, HeadKey::newPem));
    }

    static Optional<HeadKey> withId(List<HeadKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
