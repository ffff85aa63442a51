package dev.marquee.auth.apiclient;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * Client-credentials tokens speak for themselves and end by themselves: nothing is looked up later,
 * so nothing is kept but when a client got its last one.
 */
@Component
class IssuedTokens implements OAuth2AuthorizationService {

    private final ApiClients clients;

    IssuedTokens(ApiClients clients) {
        this.clients = clients;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        clients.used(authorization.getRegisteredClientId());
    }

    @Override
    public void remove(OAuth2Authorization authorization) {}

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(
            String token, @Nullable OAuth2TokenType tokenType) {
        return null;
    }
}
