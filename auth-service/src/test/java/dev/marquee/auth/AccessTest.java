package dev.marquee.auth;

import dev.marquee.platform.test.AccessContract;
import dev.marquee.platform.test.ApiDocsContract;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** Who may come to accounts. */
@AuthServiceTest
class AccessTest implements AccessContract, ApiDocsContract {

    /** All that Spring's authorization server could answer, the endpoints that are shut too. */
    @Override
    public Set<String> answeredByFilters(ApplicationContext context) {
        var server = context.getBean(AuthorizationServerSettings.class);
        return Set.of(
                "POST " + server.getTokenEndpoint(),
                "GET " + server.getJwkSetEndpoint(),
                "GET " + server.getAuthorizationEndpoint(),
                "POST " + server.getAuthorizationEndpoint(),
                "POST " + server.getPushedAuthorizationRequestEndpoint(),
                "POST " + server.getDeviceAuthorizationEndpoint(),
                "GET " + server.getDeviceVerificationEndpoint(),
                "POST " + server.getDeviceVerificationEndpoint(),
                "POST " + server.getTokenIntrospectionEndpoint(),
                "POST " + server.getTokenRevocationEndpoint(),
                "POST " + server.getClientRegistrationEndpoint(),
                "POST " + server.getOidcClientRegistrationEndpoint(),
                "GET " + server.getOidcUserInfoEndpoint(),
                "POST " + server.getOidcUserInfoEndpoint(),
                "GET " + server.getOidcLogoutEndpoint(),
                "POST " + server.getOidcLogoutEndpoint());
    }
}
