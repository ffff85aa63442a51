package dev.marquee.gateway.web;

import dev.marquee.gateway.GatewaySettings;
import dev.marquee.platform.config.MarqueeSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Which requests scripts of other sites may make to the API: reading what is public, anything with
 * a token of their own, and from sites that are configured what a guest may do. A browser's session
 * is never theirs to use: what brings a cookie is not let through.
 */
@Component
public class CrossOrigin {

    private static final Pattern API =
            Pattern.compile(
                    "/(api|events|tickets|notifications|customers/api|place/api|oauth2|\\.well-known|docs/api)(/.*)?"
                            + "|/(openapi\\.json|profile|login|register|signup|logout)");
    private static final Set<String> SIGN_IN = Set.of("/api/auth/login", "/login");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> configured;
    private final String ours;

    CrossOrigin(GatewaySettings settings, MarqueeSettings shared) {
        this.configured = Set.copyOf(settings.corsOrigins());
        this.ours = shared.publicUrl().getScheme() + "://" + shared.publicUrl().getAuthority();
    }

    /** Whether another site's script asks for something of the API. */
    boolean concerns(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null
                && !origin.equalsIgnoreCase(ours)
                && API.matcher(request.getRequestURI()).matches();
    }

    /** Whether it may read the answer, a refusal too: never to what brings a cookie. */
    boolean allows(HttpServletRequest request) {
        return concerns(request) && request.getHeader(HttpHeaders.COOKIE) == null;
    }

    /**
     * Whether this may change something although it comes from another site: with a token that the
     * script brings itself, to get one for a password, or from a configured site.
     */
    public boolean vouchesFor(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && concerns(request)
                && request.getHeader(HttpHeaders.COOKIE) == null
                && (request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        || asksForToken(request)
                        || configured.contains(request.getHeader(HttpHeaders.ORIGIN)));
    }

    /** JSON, which browsers ask about first, unlike a form; the answer sets no cookie. */
    private static boolean asksForToken(HttpServletRequest request) {
        var type = request.getContentType();
        return SIGN_IN.contains(request.getRequestURI())
                && type != null
                && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }
}
