package dev.marquee.platform.security;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Refuses state-changing requests that another site made a browser send (CSRF). Browsers say where
 * a request comes from in {@code Sec-Fetch-Site}, older ones in {@code Origin}, and pages cannot
 * forge either; a client that sends neither is no browser and carries no session by accident.
 */
public class SameOriginFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private final String publicOrigin;
    private final List<CrossSitePosts> others;

    /**
     * @param publicUrl where our own pages are
     */
    public SameOriginFilter(URI publicUrl) {
        this(publicUrl, List.of());
    }

    /**
     * @param publicUrl where our own pages are
     * @param others what other sites' pages may send nevertheless
     */
    SameOriginFilter(URI publicUrl, List<CrossSitePosts> others) {
        this.others = List.copyOf(others);
        this.publicOrigin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var ours = SAFE_METHODS.contains(request.getMethod()) || fromOurPages(request);
        if (ours || others.stream().anyMatch(posts -> posts.include(request))) {
            if (!ours) CrossSitePosts.mark(request);
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(
                DispatcherServlet.EXCEPTION_ATTRIBUTE,
                Problems.problem(
                        HttpStatus.FORBIDDEN,
                        "cross-site-request",
                        Text.of("problem.cross-site-request")));
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private boolean fromOurPages(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return SAME_SITE.contains(site);
        var origin = request.getHeader("Origin");
        return origin == null
                || origin.equalsIgnoreCase(publicOrigin)
                || sameHost(origin, request.getHeader("Host"));
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(new URI(origin).getAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
