package dev.marquee.gateway.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells programs where to get a token for this API (RFC 9728). */
@RestController
class ResourceMetadata {

    private static final List<String> SCOPES =
            List.of(
                    "events:read",
                    "events:write",
                    "bookings:read",
                    "bookings:write",
                    "entry",
                    "reports:read");

    /** As RFC 9728 names its members. */
    record Metadata(
            @JsonProperty("resource") URI resource,
            @JsonProperty("authorization_servers") List<URI> authorizationServers,
            @JsonProperty("scopes_supported") List<String> scopesSupported,
            @JsonProperty("bearer_methods_supported") List<String> bearerMethodsSupported,
            @JsonProperty("resource_documentation") URI resourceDocumentation) {}

    private final MarqueeSettings settings;

    ResourceMetadata(MarqueeSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/.well-known/oauth-protected-resource")
    Metadata metadata() {
        var here = settings.publicUrl();
        return new Metadata(here, List.of(here), SCOPES, List.of("header"), here.resolve("/docs"));
    }
}
