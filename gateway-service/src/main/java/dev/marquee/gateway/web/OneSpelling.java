package dev.marquee.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * An address has no slash at its end: one that is asked for with it leads on to the one without, by
 * the same method. It stands behind the firewall, so no address begins with two slashes here.
 */
@Component
@Order(0)
class OneSpelling extends OncePerRequestFilter {

    /**
     * The older systems' own spellings; what a browser resolves links against; and the door, whose
     * service worker is for all that lies below.
     */
    private static final Set<String> KEPT = Set.of("/", "/place/", "/report/", "/docs/", "/entry/");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (!path.endsWith("/") || KEPT.contains(path) || path.startsWith("//")) {
            chain.doFilter(request, response);
            return;
        }
        var query = request.getQueryString();
        var target = path.substring(0, path.length() - 1);
        response.setStatus(308);
        response.setHeader(HttpHeaders.LOCATION, query == null ? target : target + "?" + query);
    }
}
