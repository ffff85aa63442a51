package dev.marquee.platform.test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;

/** Callers for MockMvc tests, as the access tokens of the demo accounts describe them. */
public final class TestTokens {

    private TestTokens() {}

    public static JwtRequestPostProcessor admin() {
        return account(1, "admin@ticket.local", "ADMIN");
    }

    public static JwtRequestPostProcessor organizer() {
        return account(2, "organizer@ticket.local", "ORGANIZER");
    }

    public static JwtRequestPostProcessor customer() {
        return account(3, "customer@ticket.local", "CUSTOMER");
    }

    /** A person with a verified address, who has just signed in. */
    public static JwtRequestPostProcessor account(long id, String email, String... roles) {
        return signedIn(Instant.now(), id, email, roles);
    }

    /** The same, who signed in, or entered the password again, at this time. */
    public static JwtRequestPostProcessor signedIn(
            Instant at, long id, String email, String... roles) {
        return person(at, Map.of(), id, email, roles);
    }

    /** A person who has chosen to read times in this zone. */
    public static JwtRequestPostProcessor inZone(
            String zone, long id, String email, String... roles) {
        return person(Instant.now(), Map.of("zoneinfo", zone), id, email, roles);
    }

    private static JwtRequestPostProcessor person(
            Instant at, Map<String, String> more, long id, String email, String... roles) {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token ->
                        token.subject(String.valueOf(id))
                                .claim("name", email)
                                .claim("email", email)
                                .claim("email_verified", true)
                                .claim("auth_time", at.getEpochSecond())
                                .claim("roles", List.of(roles))
                                .claims(claims -> claims.putAll(more)))
                .authorities(
                        List.of(roles).stream()
                                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                                .toArray(SimpleGrantedAuthority[]::new));
    }

    /** An integrator's client, acting for the account that owns it. */
    public static JwtRequestPostProcessor program(long owner, String... scopes) {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token ->
                        token.subject("client-of-" + owner)
                                .claim("owner_id", String.valueOf(owner))
                                .claim("scope", List.of(scopes)))
                .authorities(
                        Stream.of(scopes)
                                .map(scope -> scope.equals("entry") ? "ENTRY_MANAGER" : "ORGANIZER")
                                .distinct()
                                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                                .toArray(SimpleGrantedAuthority[]::new));
    }

    /** Another service of the suite. */
    public static JwtRequestPostProcessor service() {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token -> token.subject("some-service").claim("scope", "internal"))
                .authorities(new SimpleGrantedAuthority("SCOPE_internal"));
    }
}
