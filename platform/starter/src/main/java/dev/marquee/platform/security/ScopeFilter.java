package dev.marquee.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps integrators' clients to what their scopes open. */
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
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
