package dev.marquee.auth.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.marquee.auth.account.AuthSettings;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.SecretFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The keys that sign access tokens, made at the first start and kept with the other secrets as a
 * JWK set. They are changed by age, or when an admin says so: a new key is published first, signs
 * some minutes later, and the one before it stays published until the last token it has signed is
 * over. Nobody is signed out by that. The file is read again every minute, so that replicas which
 * share it change at the same time.
 */
@Component
public class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration REREAD = Duration.ofMinutes(1);

    /** Clocks differ, and a token may be on its way. */
    private static final Duration GRACE = Duration.ofHours(1);

    private record Read(KeyRing ring, Instant at) {}

    private final Path file;
    private final Clock clock;
    private final Duration lifetime;
    private final Duration publishedAhead;
    private final Duration kept;
    private volatile Read last;

    SigningKeys(MarqueeSettings settings, AuthSettings auth, KeySettings keys, Clock clock) {
        this.file = settings.data().resolve("secrets/signing-keys.json");
        this.clock = clock;
        this.lifetime = auth.signingKeyLifetime();
        this.publishedAhead = keys.publishedAhead();
        this.kept = auth.tokenLifetime().plus(GRACE);
        var now = clock.instant();
        this.last = new Read(current(now), now);
    }

    /** The name, in the published set, of the key that signs now. */
    String currentId() {
        return ring().signing(clock.instant().minus(publishedAhead)).getKeyID();
    }

    /** All keys, private parts included. */
    JWKSource<SecurityContext> source() {
        return (selector, context) -> selector.select(new JWKSet(jwks()));
    }

    /** What everybody may see: the public parts of the keys whose tokens are good. */
    JWKSet published() {
        return new JWKSet(jwks()).toPublicJWKSet();
    }

    /**
     * The keys, the newest first.
     *
     * @param id the name it is published with
     * @param since when it was published
     * @param signs whether it signs the tokens of this moment
     */
    public record Key(String id, Instant since, boolean signs) {}

    /** All keys that are published, the newest first. */
    public List<Key> list() {
        var ring = ring();
        var signing = ring.signing(clock.instant().minus(publishedAhead));
        return ring.keys().stream()
                .map(key -> new Key(key.id(), key.since(), key.jwk().equals(signing)))
                .toList();
    }

    /** Adds a key, which takes over in a while. The others stay until their tokens are over. */
    public synchronized void replace() {
        var now = clock.instant();
        last = new Read(change(ring -> tidied(ring, now).withNew(now), now), now);
        log.info("the key {} signs in {}", last.ring().keys().getFirst().id(), publishedAhead);
    }

    private List<JWK> jwks() {
        return ring().keys().stream().map(KeyRing.Key::jwk).toList();
    }

    private KeyRing ring() {
        var now = clock.instant();
        if (now.isBefore(last.at().plus(REREAD))) return last.ring();
        synchronized (this) {
            if (!now.isBefore(last.at().plus(REREAD))) last = new Read(reread(now), now);
            return last.ring();
        }
    }

    private KeyRing reread(Instant now) {
        try {
            return current(now);
        } catch (UncheckedIOException e) {
            log.error("the signing keys cannot be read or changed, and stay as they are", e);
            return last.ring();
        }
    }

    /** Writes only when a change is due: the folder may be read-only until then. */
    private KeyRing current(Instant now) {
        var text = SecretFile.readOrCreate(file, () -> KeyRing.first(now).toText());
        var ring = KeyRing.parse(text, now);
        return tidied(ring, now).toText().equals(text) ? ring : change(r -> tidied(r, now), now);
    }

    private KeyRing change(UnaryOperator<KeyRing> change, Instant now) {
        var text = SecretFile.update(file, old -> change.apply(KeyRing.parse(old, now)).toText());
        return KeyRing.parse(text, now);
    }

    private KeyRing tidied(KeyRing ring, Instant now) {
        var young = ring.isOlderThan(now.minus(lifetime)) ? ring.withNew(now) : ring;
        return young.without(now.minus(publishedAhead).minus(kept));
    }
}
