package dev.marquee.platform.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads the token of an integrator's client. It acts for the account that owns it, as organiser or
 * at the door, never as an admin: its scopes say where.
 */
final class ApiClient {

    private static final String OWNER = "owner_id";

    private ApiClient() {}

    static boolean isOne(Jwt token) {
        return token.hasClaim(OWNER);
    }

    static long owner(Jwt token) {
        return Long.parseLong(token.getClaimAsString(OWNER));
    }

    static Set<String> scopes(Jwt token) {
        var claim = token.getClaims().get("scope");
        var words =
                claim instanceof List<?> list
                        ? list.stream().map(String::valueOf)
                        : claim instanceof String text
                                ? Stream.of(text.split(" "))
                                : Stream.<String>of();
        return words.filter(word -> !word.isBlank()).collect(Collectors.toSet());
    }

    /** The roles of its owner that it has. */
    static Set<String> roles(Jwt token) {
        return scopes(token).stream()
                .map(scope -> scope.equals("entry") ? "ENTRY_MANAGER" : "ORGANIZER")
                .collect(Collectors.toUnmodifiableSet());
    }
}
