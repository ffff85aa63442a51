package dev.marquee.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What other sites show of ours knows nobody: no cookie and no token gets there, whatever a browser
 * sends, and no cookie comes from there. So no session is looked up, and every reader gets the
 * same.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
class FrameFilter extends OncePerRequestFilter {

    private static final Set<String> DROPPED =
            Set.of(
                    HttpHeaders.COOKIE.toLowerCase(Locale.ROOT),
                    HttpHeaders.AUTHORIZATION.toLowerCase(Locale.ROOT));

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SecurityHeaders.isForOtherSites(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Nobodys(request), new Without(response));
    }

    private static boolean isDropped(String header) {
        return DROPPED.contains(header.toLowerCase(Locale.ROOT));
    }

    private static final class Nobodys extends HttpServletRequestWrapper {

        Nobodys(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return null;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isDropped(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isDropped(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            var names = Collections.list(super.getHeaderNames());
            names.removeIf(FrameFilter::isDropped);
            return Collections.enumeration(names);
        }
    }

    private static final class Without extends HttpServletResponseWrapper {

        Without(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addCookie(Cookie cookie) {
            // none
        }

        @Override
        public void addHeader(String name, String value) {
            if (!name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) super.addHeader(name, value);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) super.setHeader(name, value);
        }
    }
}
