package dev.marquee.auth.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** For whom an OAuth2 client acts: a setting of the client, and a claim of its tokens. */
public final class ClientOwner {

    static final String CLAIM = "owner_id";

    private ClientOwner() {}

    /** Says whose the client is. */
    public static ClientSettings.Builder in(ClientSettings.Builder settings, long accountId) {
        return settings.setting(CLAIM, String.valueOf(accountId));
    }

    /** The account; empty for a service, which acts for itself. */
    static Optional<String> of(@Nullable RegisteredClient client) {
        return Optional.ofNullable(client)
                .map(found -> found.getClientSettings().<String>getSetting(CLAIM));
    }
}
