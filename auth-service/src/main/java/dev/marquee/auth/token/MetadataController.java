package dev.marquee.auth.token;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells OAuth2 clients where everything is (RFC 8414). Spring's own answer would name endpoints
 * that are shut.
 */
@RestController
class MetadataController {

    record Metadata(
            String issuer,
            String tokenEndpoint,
            String jwksUri,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported,
            List<String> tokenEndpointAuthMethodsSupported) {}

    private final Metadata metadata;

    MetadataController(AuthorizationServerSettings settings) {
        var issuer = Objects.requireNonNull(settings.getIssuer());
        metadata =
                new Metadata(
                        issuer,
                        issuer + settings.getTokenEndpoint(),
                        issuer + settings.getJwkSetEndpoint(),
                        List.of("client_credentials"),
                        List.of(),
                        List.of("client_secret_basic"));
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    @Operation(summary = "OAuth2 metadata: where tokens and keys are")
    Metadata metadata() {
        return metadata;
    }
}
