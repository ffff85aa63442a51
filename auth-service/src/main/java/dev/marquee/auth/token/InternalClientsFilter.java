package dev.marquee.auth.token;

import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives no token to a service that asks through the gateway: a service's secret that leaks is of no
 * use to whoever reaches only the public address. The answer is the one for a wrong secret.
 */
class InternalClientsFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ClientAddress.isForwarded(request) && isService()) {
            SecurityContextHolder.clearContext();
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"error\":\"invalid_client\"}");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isService() {
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof OAuth2ClientAuthenticationToken client
                && client.getRegisteredClient() != null
                && ServiceRegistrations.SERVICES.contains(
                        client.getRegisteredClient().getClientId());
    }
}
