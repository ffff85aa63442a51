package dev.marquee.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.gateway.GatewaySettings;
import dev.marquee.gateway.client.Sessions;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Exchanges session cookies for access tokens, and remembers them for some seconds by the cookie's
 * hash. That a session is unknown is remembered too: an ended one never comes back.
 */
@Component
public class SessionTokens {

    private static final Logger log = LoggerFactory.getLogger(SessionTokens.class);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int MOST = 100_000;

    private final Sessions sessions;
    private final Cache<String, Optional<String>> tokens;

    SessionTokens(ServiceClients clients, GatewaySettings settings, MeterRegistry metrics) {
        this.sessions = clients.asService(Sessions.class, "auth");
        this.tokens =
                Caffeine.newBuilder()
                        .expireAfterWrite(settings.sessionCache())
                        .maximumSize(MOST)
                        .recordStats()
                        .build();
        CaffeineCacheMetrics.monitor(metrics, tokens, "session-tokens");
    }

    /**
     * The access token of a browser's session, empty where there is no such session (any more).
     *
     * @param cookie as the browser sent it
     * @throws org.springframework.web.ErrorResponseException 503 if auth-service gives no answer
     */
    public Optional<String> tokenOf(String cookie) {
        if (!KEY.matcher(cookie).matches()) return Optional.empty();
        var hash = Sha256.of(cookie);
        var known = tokens.getIfPresent(hash);
        if (known != null) return known;
        var fresh = ask(cookie);
        // A session that ended while the question was under way stays ended.
        var meanwhile = tokens.asMap().putIfAbsent(hash, fresh);
        return meanwhile == null ? fresh : meanwhile;
    }

    /** Its token is not accepted any more: the next request asks for another. */
    public void forget(String cookie) {
        tokens.invalidate(Sha256.of(cookie));
    }

    /** Whether it is known that this cookie opens nothing; nobody is asked. */
    public boolean isOver(String cookie) {
        var known = tokens.getIfPresent(Sha256.of(cookie));
        return known != null && known.isEmpty();
    }

    /** From now on this cookie opens nothing. */
    public void end(String cookie) {
        tokens.put(Sha256.of(cookie), Optional.empty());
    }

    private Optional<String> ask(String cookie) {
        try {
            return Optional.of(sessions.token(new Sessions.Key(cookie)).accessToken());
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.warn("auth-service does not exchange sessions just now: {}", e.getMessage());
            var problem =
                    Problems.problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service-unavailable",
                            Text.of("problem.service-unavailable.we-cannot-check"));
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
            throw problem;
        }
    }
}
