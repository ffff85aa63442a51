package dev.marquee.auth.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The services of the suite as OAuth2 clients: id is the service's name. */
public class ServiceRegistrations {

    static final List<String> SERVICES =
            Stream.of(
                            "auth",
                            "customer",
                            "event",
                            "report",
                            "public",
                            "venue",
                            "ticket",
                            "notification",
                            "gateway")
                    .map(name -> name + "-service")
                    .toList();

    private final Map<String, RegisteredClient> byName;

    ServiceRegistrations(UnaryOperator<String> secretHash, Duration tokenLifetime) {
        byName =
                SERVICES.stream()
                        .map(name -> register(name, secretHash.apply(name), tokenLifetime))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        RegisteredClient::getClientId, Function.identity()));
    }

    private static RegisteredClient register(String name, String secretHash, Duration lifetime) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope("internal")
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
                .build();
    }

    /** The service of this name, or null. */
    public @Nullable RegisteredClient find(String name) {
        return byName.get(name);
    }
}
