package dev.marquee.site.assistant;

import dev.marquee.platform.client.GivenCaller;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.site.assistant.tool.Asker;
import dev.marquee.site.assistant.tool.Seal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Who asks. A conversation belongs to one sign-in of an account, or to a browser without one: who
 * signs in or out begins anew. So the cookie of a browser goes once an account asks or looks on:
 * what was said before the sign-in is not there again after the sign-out.
 */
@Component
class Askers {

    static final String COOKIE = "marquee_assistant";

    private static final Duration KEPT = Duration.ofMinutes(30);

    private final Seal seal;
    private final boolean secure;

    Askers(Seal seal, MarqueeSettings settings) {
        this.seal = seal;
        this.secure = "https".equals(settings.publicUrl().getScheme());
    }

    /** Who looks on; a browser that has not asked yet has no conversation. */
    Asker reader(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        var known = cookie(request);
        if (known != null && Caller.current().isPresent()) keep("", Duration.ZERO, response);
        return asker(known == null ? RandomToken.create() : known, locale);
    }

    /** Who asks; a browser without an account is given a cookie, which its next question brings. */
    Asker of(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        var known = cookie(request);
        var value = known == null ? RandomToken.create() : known;
        if (Caller.current().isEmpty()) keep(value, KEPT, response);
        else if (known != null) keep("", Duration.ZERO, response);
        return asker(value, locale);
    }

    private Asker asker(String browser, Locale locale) {
        var caller = Caller.current();
        var whose = caller.map(Askers::signIn).orElse("browser:" + browser);
        return new Asker(caller, seal.of("conversation", whose), GivenCaller.now(locale));
    }

    private static String signIn(Caller caller) {
        var since =
                SecurityContextHolder.getContext().getAuthentication()
                                instanceof JwtAuthenticationToken token
                        ? token.getToken().getClaims().get(RecentSignIn.CLAIM)
                        : null;
        return "account:" + caller.id() + ":" + since;
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && cookie.getValue().matches("[\\w-]{20,100}")
                ? cookie.getValue()
                : null;
    }

    private void keep(String value, Duration kept, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(kept)
                        .build()
                        .toString());
    }
}
