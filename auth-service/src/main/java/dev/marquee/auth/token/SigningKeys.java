package dev.marquee.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.SecretFile;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/**
 * The keys that sign access tokens (EC P-256, for ES256), made at the first start and kept with the
 * other secrets as a JWK set. The first key of the file signs; all are published, so that tokens
 * signed with an older one stay good.
 */
@Component
class SigningKeys {

    private final JWKSet keys;

    SigningKeys(MarqueeSettings settings) throws ParseException {
        var file = settings.data().resolve("secrets/signing-keys.json");
        keys = JWKSet.parse(SecretFile.readOrCreate(file, SigningKeys::create));
        if (keys.isEmpty()) throw new IllegalStateException(file + " holds no key");
    }

    /** The name, in the published set, of the key that signs now. */
    String currentId() {
        return keys.getKeys().getFirst().getKeyID();
    }

    /** All keys, private parts included. */
    JWKSource<SecurityContext> source() {
        return new ImmutableJWKSet<>(keys);
    }

    private static String create() {
        try {
            var key =
                    new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyIDFromThumbprint(true)
                            .generate();
            return new JWKSet(key).toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a signing key", e);
        }
    }
}
