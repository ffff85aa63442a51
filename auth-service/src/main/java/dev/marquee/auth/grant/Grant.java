package dev.marquee.auth.grant;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;

/** A way into an account, or out of it, that a new password does not end by itself. */
public enum Grant {
    @JsonProperty("api_clients")
    API_CLIENTS,
    @JsonProperty("webhooks")
    WEBHOOKS,
    @JsonProperty("passkeys")
    PASSKEYS;

    /** All of them. */
    public static final Set<Grant> ALL = Set.of(values());

    /** As it stands in forms and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
