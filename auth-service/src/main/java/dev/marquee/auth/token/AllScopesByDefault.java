package dev.marquee.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A client that names no scope gets all that it may have (RFC 6749, section 3.3), and is told which
 * in the answer: a token without any would open nothing.
 */
class AllScopesByDefault implements AuthenticationConverter {

    private final AuthenticationConverter delegate =
            new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var asked = delegate.convert(request);
        if (!(asked instanceof OAuth2ClientCredentialsAuthenticationToken token)
                || !token.getScopes().isEmpty()
                || !(token.getPrincipal() instanceof OAuth2ClientAuthenticationToken client))
            return asked;
        var all = Objects.requireNonNull(client.getRegisteredClient()).getScopes();
        return new OAuth2ClientCredentialsAuthenticationToken(
                client, all, token.getAdditionalParameters());
    }
}
