package dev.marquee.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers browsers that ask first (CORS), and lets scripts of other sites read what they may ask
 * for. Never with credentials: {@code *} makes the browser leave cookies out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class CrossOriginFilter extends OncePerRequestFilter {

    private static final String ASKED_METHOD = HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD;

    private final CrossOrigin crossOrigin;

    CrossOriginFilter(CrossOrigin crossOrigin) {
        this.crossOrigin = crossOrigin;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!crossOrigin.concerns(request)) {
            chain.doFilter(request, response);
            return;
        }
        var preflight =
                request.getMethod().equals("OPTIONS") && request.getHeader(ASKED_METHOD) != null;
        if (preflight || crossOrigin.allows(request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        }
        if (!preflight) {
            response.setHeader(
                    HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                    "ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id, Idempotent-Replayed");
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
                "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                "Authorization, Content-Type, Accept, Accept-Language, Booking-Key, Booking-Link, Idempotency-Key, If-Match, If-None-Match, Lookup-Token");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
