package dev.marquee.platform.security;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ModelAndViewDefiningException;

/** Asks for the password again before a handler that wants a {@link RecentSignIn}. */
class RecentSignInCheck implements HandlerInterceptor {

    /** A field of the form that was sent; it is sent again with the password. */
    record Field(String name, String value) {}

    private static final Duration AGE = Duration.ofMinutes(RecentSignIn.MINUTES);

    private final Clock clock;

    RecentSignInCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ModelAndViewDefiningException {
        if (!(handler instanceof HandlerMethod method)
                || !method.hasMethodAnnotation(RecentSignIn.class)
                || !(SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken caller)
                || ApiClient.isOne(caller.getToken())
                || Caller.of(caller.getToken()).isEmpty()
                || isRecent(caller.getToken())) return true;
        if (isForm(request)) throw new ModelAndViewDefiningException(page(request));
        throw refusal();
    }

    private boolean isRecent(Jwt token) {
        var at = token.getClaimAsInstant(RecentSignIn.CLAIM);
        return at != null && at.isAfter(clock.instant().minus(AGE));
    }

    private static boolean isForm(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static ModelAndView page(HttpServletRequest request) {
        return new ModelAndView("platform/confirm", HttpStatus.FORBIDDEN)
                .addObject("caller", Caller.current().orElse(null))
                .addObject("to", request.getRequestURI())
                .addObject("fields", fields(request));
    }

    /** Those of the address's query are among them. */
    private static List<Field> fields(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(one -> !one.getKey().startsWith("confirm-"))
                .flatMap(one ->
                        Arrays.stream(one.getValue()).map(value -> new Field(one.getKey(), value)))
                .toList();
    }

    private static ErrorResponseException refusal() {
        var refusal =
                Problems.problem(
                        HttpStatus.UNAUTHORIZED,
                        RecentSignIn.PROBLEM,
                        Text.of("problem.recent-sign-in", RecentSignIn.MINUTES),
                        Map.of("max_age", AGE.toSeconds()));
        refusal.getHeaders()
                .set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_user_authentication\", error_description=\"A more recent sign-in is needed\", max_age=\"%d\""
                                .formatted(AGE.toSeconds()));
        return refusal;
    }
}
