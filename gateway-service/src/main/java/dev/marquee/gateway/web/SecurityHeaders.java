package dev.marquee.gateway.web;

import dev.marquee.platform.config.MarqueeSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets the security headers of every answer, once. A service may only put a policy of its own in
 * the place of these for content and referrers, as the mailbox does for the letters it shows, and
 * for caching: what says nothing about that is not stored.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
public class SecurityHeaders extends OncePerRequestFilter {

    private static final String CONTENT =
            "default-src 'self'; script-src 'self'; style-src 'self'%s; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final String PAGES = CONTENT.formatted("");

    /** Swagger UI and Redoc style their elements one by one. */
    private static final String DOCS = CONTENT.formatted(" 'unsafe-inline'");

    private static final String FEATURES =
            "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";
    private static final Set<String> OURS_ALONE =
            Set.of(
                    "x-content-type-options",
                    "x-frame-options",
                    "x-xss-protection",
                    "permissions-policy",
                    "cross-origin-opener-policy",
                    "cross-origin-resource-policy",
                    "strict-transport-security");
    private static final Set<String> REPLACEABLE =
            Set.of("content-security-policy", "referrer-policy", "cache-control");

    /** What other sites may show: pictures of events. */
    private static final Pattern EMBEDDED = Pattern.compile("(/api)?/events/[^/]+/picture");

    private static final Set<String> KEYED =
            Set.of(
                    "/t/",
                    "/complaints/",
                    "/calendar/",
                    "/lookup",
                    "/reset-password",
                    "/verify-email",
                    "/invitation");

    private final boolean https;

    SecurityHeaders(MarqueeSettings settings) {
        this.https = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    /** Whether a service's header of this name is dropped. */
    public static boolean areAloneToSet(String header) {
        return OURS_ALONE.contains(header.toLowerCase(Locale.ROOT));
    }

    /** Whether a service's header of this name takes the place of ours. */
    public static boolean giveWayTo(String header) {
        return REPLACEABLE.contains(header.toLowerCase(Locale.ROOT));
    }

    private static boolean describesApi(String path) {
        return path.startsWith("/docs/") && !path.equals("/docs/reasons")
                || path.startsWith("/redoc");
    }

    /** Whether it is made for other sites: a frame, its script, and what describes it. */
    static boolean isForOtherSites(String path) {
        return path.startsWith("/embed/") || path.startsWith("/widget/") || path.equals("/oembed");
    }

    /** Whether links from mails lead there, with a key in the address. */
    private static boolean carriesAKey(String path) {
        return KEYED.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        response.setHeader("Content-Security-Policy", describesApi(path) ? DOCS : PAGES);
        response.setHeader(
                "Referrer-Policy",
                carriesAKey(path) ? "no-referrer" : "strict-origin-when-cross-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Permissions-Policy", FEATURES);
        var elsewhere = isForOtherSites(path);
        if (!elsewhere) response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(
                "Cross-Origin-Resource-Policy",
                elsewhere || EMBEDDED.matcher(path).matches() ? "cross-origin" : "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (https) response.setHeader("Strict-Transport-Security", "max-age=31536000");
        chain.doFilter(request, response);
    }
}
