package dev.marquee.auth.session;

import dev.marquee.auth.AuthSettings;
import dev.marquee.platform.config.MarqueeSettings;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie in which a browser keeps the key of its session. */
@Component
public class SessionCookie {

    public static final String NAME = "marquee_session";

    private final boolean secure;
    private final Duration lifetime;

    SessionCookie(MarqueeSettings settings, AuthSettings auth) {
        this.secure = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
        this.lifetime = auth.sessionLimit();
    }

    /** The header that gives a browser this key. */
    public String holding(String key) {
        return build(key, lifetime);
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
        return ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build()
                .toString();
    }
}
