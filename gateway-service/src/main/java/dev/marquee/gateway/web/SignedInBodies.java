package dev.marquee.gateway.web;

import dev.marquee.gateway.session.SessionCookie;
import dev.marquee.gateway.session.SessionTokens;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.LargeBodies;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Pictures and files are taken from those who may bring one. The service still decides; this keeps
 * everybody else from making us carry it there.
 */
@Component
class SignedInBodies implements LargeBodies {

    private static final String BEARER = "Bearer ";

    /** Payment providers sign in nowhere; they sign the body. */
    private static final PathPatternRequestMatcher CALLBACKS =
            PathPatternRequestMatcher.withDefaults()
                    .matcher(HttpMethod.POST, "/api/payments/callbacks/{provider}");

    /** Guests come by a mailed link; how often, their limit says. */
    private static final List<PathPatternRequestMatcher> MAILED_LINKS =
            List.of(
                    PathPatternRequestMatcher.withDefaults()
                            .matcher(
                                    HttpMethod.POST,
                                    "/complaints/{token:[0-9a-z]{1,13}-[0-9a-z]{25}}/files"),
                    PathPatternRequestMatcher.withDefaults()
                            .matcher(
                                    HttpMethod.POST,
                                    "/t/{token:[0-9a-z]{1,13}-[0-9a-z]{25}}/complaints/{id:[0-9]{1,18}}/files"));

    /** Whoever complains has an account for it. */
    private static final PathPatternRequestMatcher COMPLAINTS =
            PathPatternRequestMatcher.withDefaults()
                    .matcher(HttpMethod.POST, "/{where}/complaints/{id}/files");

    private final SessionCookie cookie;
    private final SessionTokens tokens;
    private final JwtDecoder decoder;

    SignedInBodies(SessionCookie cookie, SessionTokens tokens, JwtDecoder decoder) {
        this.cookie = cookie;
        this.tokens = tokens;
        this.decoder = decoder;
    }

    @Override
    public @Nullable ErrorResponseException refusalOf(HttpServletRequest request) {
        if (CALLBACKS.matches(request)
                || MAILED_LINKS.stream().anyMatch(link -> link.matches(request))) return null;
        var caller = token(request).flatMap(this::caller);
        if (caller.isEmpty())
            return Problems.problem(
                    HttpStatus.UNAUTHORIZED,
                    "unauthorized",
                    Text.of("problem.unauthorized.sign-in-first"));
        if (!caller.get().has("ORGANIZER", "ADMIN") && !COMPLAINTS.matches(request))
            return Problems.problem(
                    HttpStatus.FORBIDDEN, "forbidden", Text.of("problem.forbidden"));
        return null;
    }

    /** As the forwarder finds it: what the client says itself comes first. */
    private Optional<String> token(HttpServletRequest request) {
        var said = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (said != null)
            return said.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? Optional.of(said.substring(BEARER.length()).strip())
                    : Optional.empty();
        return cookie.in(Collections.list(request.getHeaders(HttpHeaders.COOKIE)))
                .flatMap(tokens::tokenOf);
    }

    private Optional<Caller> caller(String token) {
        try {
            return Caller.of(decoder.decode(token));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }
}
