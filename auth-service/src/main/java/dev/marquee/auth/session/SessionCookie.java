package dev.marquee.auth.session;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.AuthSettings;
import dev.marquee.platform.config.MarqueeSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie in which a browser keeps the key of its session. With HTTPS its name says that no
 * other host, and no page without TLS, can have set it ({@code __Host-}).
 */
@Component
public class SessionCookie {

    /** For {@code @CookieValue}, which evaluates it: the name depends on the site's address. */
    public static final String NAME = "#{sessionCookie.name}";

    private static final String PLAIN = "marquee_session";

    /** Less than nothing is no Max-Age at all. */
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

    private final String name;
    private final boolean secure;
    private final AuthSettings auth;

    SessionCookie(MarqueeSettings settings, AuthSettings auth) {
        this.secure = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
        this.name = secure ? "__Host-" + PLAIN : PLAIN;
        this.auth = auth;
    }

    public String getName() {
        return name;
    }

    /** The key in a request, if it brings one. */
    public @Nullable String in(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /**
     * The header that gives a browser this key; an administrator's forgets it when it is closed.
     */
    public String holding(String key, Account account) {
        return build(key, account.isAdmin() ? UNTIL_CLOSED : auth.limitFor(account));
    }

    /** Whether cookies are for TLS only. */
    boolean isSecure() {
        return secure;
    }

    /** The header that makes a browser forget its key. */
    public String cleared() {
        return build("", Duration.ZERO);
    }

    private String build(String value, Duration maxAge) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build()
                .toString();
    }
}
