package dev.marquee.auth.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells OAuth2 clients where everything is (RFC 8414), at both usual addresses. Spring's own answer
 * would name endpoints that are shut.
 */
@RestController
@Tag(name = "OAuth2")
class MetadataController {

    record Metadata(
            @Schema(example = "https://tickets.example.org") String issuer,
            @Schema(example = "https://tickets.example.org/oauth2/token") String tokenEndpoint,
            @Schema(example = "https://tickets.example.org/.well-known/jwks.json") String jwksUri,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported,
            List<String> scopesSupported,
            List<String> tokenEndpointAuthMethodsSupported) {}

    private final Metadata metadata;
    private final SigningKeys keys;

    MetadataController(AuthorizationServerSettings settings, SigningKeys keys) {
        this.keys = keys;
        var issuer = Objects.requireNonNull(settings.getIssuer());
        metadata =
                new Metadata(
                        issuer,
                        issuer + settings.getTokenEndpoint(),
                        issuer + "/.well-known/jwks.json",
                        List.of("client_credentials"),
                        List.of(),
                        List.of("public"),
                        List.of("ES256"),
                        List.of(
                                "events:read",
                                "events:write",
                                "bookings:read",
                                "bookings:write",
                                "entry",
                                "reports:read"),
                        List.of("client_secret_basic", "client_secret_post"));
    }

    @GetMapping({"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    @Operation(summary = "OAuth2 metadata: where tokens and keys are")
    Metadata metadata() {
        return metadata;
    }

    @GetMapping("/.well-known/jwks.json")
    @Operation(summary = "The public keys that check access tokens, as a JWK set")
    Map<String, Object> keys() {
        return keys.published().toJSONObject();
    }
}
