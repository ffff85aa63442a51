package dev.marquee.auth.apiclient;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.AuthSettings;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.token.ClientOwner;
import dev.marquee.auth.token.ServiceRegistrations;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Everybody who may ask for a token of its own: the services of the suite, and API clients. */
@Component
class ClientRegistrations implements RegisteredClientRepository {

    private final ServiceRegistrations services;
    private final ApiClients clients;
    private final Accounts accounts;
    private final AuthSettings settings;

    ClientRegistrations(
            ServiceRegistrations services,
            ApiClients clients,
            Accounts accounts,
            AuthSettings settings) {
        this.services = services;
        this.clients = clients;
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    /** Nobody where the client is revoked, or its owner may not run events any more. */
    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        var service = services.find(clientId);
        if (service != null || clientId.indexOf('\0') >= 0) return service;
        return clients.find(clientId)
                .filter(client ->
                        accounts.byId(client.ownerId())
                                .filter(ClientRegistrations::mayOwn)
                                .isPresent())
                .flatMap(client -> clients.secretHash(clientId).map(hash -> register(client, hash)))
                .orElse(null);
    }

    static boolean mayOwn(Account account) {
        return !account.disabled()
                && (account.roles().contains(Role.ORGANIZER)
                        || account.roles().contains(Role.ADMIN));
    }

    private RegisteredClient register(ApiClient client, String secretHash) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.name())
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> client.scopes().forEach(scope -> scopes.add(scope.word())))
                .clientSettings(ClientOwner.in(ClientSettings.builder(), client.ownerId()).build())
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenTimeToLive(settings.tokenLifetime())
                                .build())
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are made at /admin/api-clients");
    }
}
