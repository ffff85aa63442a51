package dev.marquee.platform.config;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.validation.annotation.Validated;

/**
 * Settings that all services share.
 *
 * @param data the folder for databases, keys and secrets
 * @param publicUrl where users reach the gateway, without a slash at the end; links in e-mails
 *     start with it
 * @param issuer the issuer that every access token must name
 * @param serviceSecret the master from which each service's own secret is derived; made and kept
 *     under {@code data/secrets} where none is set
 * @param installationId a UUID that stays the same for ever, whatever the host is called: entries
 *     of calendars are known by it; where none is set, it follows from the host's name
 * @param services the addresses of the services by name: auth, customer, event …
 */
@Validated
@ConfigurationProperties("marquee")
public record MarqueeSettings(
        Path data,
        URI publicUrl,
        @NotBlank String issuer,
        @Nullable String serviceSecret,
        @Nullable String installationId,
        Map<String, URI> services) {

    @ConstructorBinding
    public MarqueeSettings {
        if (installationId == null || installationId.isBlank()) installationId = null;
        else installationId = UUID.fromString(installationId.strip()).toString();
    }

    /** Those of an installation that follows from its host's name. */
    public MarqueeSettings(
            Path data,
            URI publicUrl,
            String issuer,
            @Nullable String serviceSecret,
            Map<String, URI> services) {
        this(data, publicUrl, issuer, serviceSecret, null, services);
    }

    /**
     * The address of a service.
     *
     * @param name auth, customer, event, report, public, venue, ticket or notification
     * @throws IllegalArgumentException if no such service is configured
     */
    public URI service(String name) {
        var address = services.get(name);
        if (address == null)
            throw new IllegalArgumentException("no address for the service " + name);
        return address;
    }

    /** The master secret, from the settings or else from its file. */
    public String masterSecret() {
        if (serviceSecret != null && !serviceSecret.isBlank()) return serviceSecret;
        return SecretFile.readOrCreate(data.resolve("secrets/service-secret"), RandomToken::create);
    }

    /**
     * What programs know an event by, in calendars and feeds.
     *
     * @param event its code
     */
    public String uid(String event) {
        return origin() + "-" + event + "@marquee";
    }

    /** A UUID by which what was made here is known elsewhere. */
    public String origin() {
        return installationId == null
                ? UUID.nameUUIDFromBytes(
                                String.join(" ", "marquee", publicUrl.getHost())
                                        .getBytes(StandardCharsets.UTF_8))
                        .toString()
                : installationId;
    }
}
