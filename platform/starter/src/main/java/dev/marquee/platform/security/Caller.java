package dev.marquee.platform.security;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * The person who is calling, as the access token says, or whose program is calling. A service
 * calling on its own account is none.
 *
 * @param id the account
 * @param email the account's address; trust it only where {@code emailVerified}; empty for a
 *     program
 * @param roles ADMIN, ORGANIZER, CUSTOMER, ENTRY_MANAGER, SUPPORT
 * @param zoneInfo the time zone that the account has chosen, by its name; null for none
 * @param locale the tag of the language that the account has chosen; null for none
 */
public record Caller(
        long id,
        String name,
        String email,
        boolean emailVerified,
        Set<String> roles,
        @Nullable String zoneInfo,
        @Nullable String locale) {

    /** The claim of {@code zoneInfo}, as OpenID Connect calls it. */
    public static final String ZONE_CLAIM = "zoneinfo";

    /** The claim of {@code locale}, as OpenID Connect calls it. */
    public static final String LOCALE_CLAIM = "locale";

    /** Somebody who has chosen neither a time zone nor a language. */
    public Caller(long id, String name, String email, boolean emailVerified, Set<String> roles) {
        this(id, name, email, emailVerified, roles, null, null);
    }

    /** Who is calling now, or nobody. */
    public static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken token
                ? of(token.getToken())
                : Optional.empty();
    }

    /** The account a token speaks for; empty for a service's token. */
    public static Optional<Caller> of(Jwt token) {
        if (ApiClient.isOne(token))
            return Optional.of(
                    new Caller(
                            ApiClient.owner(token),
                            Objects.requireNonNull(token.getSubject()),
                            "",
                            false,
                            ApiClient.roles(token)));
        var roles = token.getClaimAsStringList("roles");
        var email = token.getClaimAsString("email");
        if (roles == null || email == null) return Optional.empty();
        return Optional.of(
                new Caller(
                        Long.parseLong(token.getSubject()),
                        Objects.requireNonNullElse(token.getClaimAsString("name"), email),
                        email,
                        Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified")),
                        Set.copyOf(roles),
                        token.getClaimAsString(ZONE_CLAIM),
                        token.getClaimAsString(LOCALE_CLAIM)));
    }

    /** The time zone that the account has chosen, as far as this machine knows it. */
    public Optional<ZoneId> zone() {
        if (zoneInfo == null) return Optional.empty();
        try {
            return Optional.of(ZoneId.of(zoneInfo));
        } catch (DateTimeException unknownHere) {
            return Optional.empty();
        }
    }

    /** Whether the caller has any of these roles. */
    public boolean has(String... anyOf) {
        return List.of(anyOf).stream().anyMatch(roles::contains);
    }
}
