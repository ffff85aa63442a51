package dev.marquee.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps integrators' clients to what their scopes open, and says which scope is missing (RFC 6750,
 * section 3.1), where there is one.
 */
class ScopeFilter extends OncePerRequestFilter {

    private final List<ScopeRules> rules;

    ScopeFilter(List<ScopeRules> rules) {
        this.rules = rules;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("OPTIONS")
                && SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken token
                && ApiClient.isOne(token.getToken())
                && rules.stream()
                        .noneMatch(
                                rule -> rule.allow(request, ApiClient.scopes(token.getToken())))) {
            challenge(request, response);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private void challenge(HttpServletRequest request, HttpServletResponse response) {
        var needed =
                rules.stream()
                        .flatMap(rule -> rule.opening(request).stream())
                        .distinct()
                        .collect(Collectors.joining(" "));
        if (!needed.isEmpty())
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_scope\", scope=\"" + needed + "\"");
    }
}
