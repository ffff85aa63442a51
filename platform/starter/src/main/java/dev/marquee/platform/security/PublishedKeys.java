package dev.marquee.platform.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * auth-service's public keys. They are fetched when first needed, again every five minutes, and at
 * once when a token names a key that is not known – but only twice a second, however many forged
 * tokens arrive. While auth-service is down, the keys known last stay good for a day.
 */
final class PublishedKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT = 2_000;
    private static final int LARGEST = 64 * 1024;

    private final JWKSource<SecurityContext> source;
    private volatile boolean fetched;

    PublishedKeys(URI auth) {
        try {
            source =
                    JWKSourceBuilder.create(
                                    URI.create(auth + "/oauth2/jwks").toURL(),
                                    new DefaultResourceRetriever(TIMEOUT, TIMEOUT, LARGEST))
                            .cache(Duration.ofMinutes(5).toMillis(), 2 * TIMEOUT)
                            .refreshAheadCache(false)
                            .rateLimited(Duration.ofSeconds(1).toMillis())
                            .outageTolerant(Duration.ofDays(1).toMillis())
                            .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not an address for auth-service: " + auth, e);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            var found = source.get(selector, context);
            fetched = true;
            return found;
        } catch (RateLimitReachedException e) {
            if (!fetched) throw e;
            return List.of(); // the keys are known, and this one was not among them a moment ago
        }
    }
}
