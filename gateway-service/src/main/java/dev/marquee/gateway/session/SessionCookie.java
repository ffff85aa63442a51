package dev.marquee.gateway.session;

import dev.marquee.platform.config.MarqueeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie that auth-service gives to a browser that has signed in; with HTTPS, browsers take a
 * cookie of its name ({@code __Host-}) from this very host only.
 */
@Component
public class SessionCookie {

    private static final String PLAIN = "marquee_session";

    private final String prefix;
    private final String cleared;

    SessionCookie(MarqueeSettings settings) {
        var secure = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
        var name = secure ? "__Host-" + PLAIN : PLAIN;
        prefix = name + "=";
        cleared =
                ResponseCookie.from(name, "")
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(0)
                        .build()
                        .toString();
    }

    /** The cookie's content in the Cookie headers of a request. */
    public Optional<String> in(List<String> headers) {
        for (var header : headers)
            for (var pair : header.split(";"))
                if (isOurs(pair)) return Optional.of(pair.strip().substring(prefix.length()));
        return Optional.empty();
    }

    /** The Cookie headers as one, without this cookie; empty where nothing is left. */
    public String without(List<String> headers) {
        var others = new ArrayList<String>();
        for (var header : headers)
            for (var pair : header.split(";"))
                if (!isOurs(pair) && !pair.isBlank()) others.add(pair.strip());
        return String.join("; ", others);
    }

    /** Whether a Set-Cookie header sets or clears this cookie. */
    public boolean isSetBy(String header) {
        return header.startsWith(prefix);
    }

    /** The Set-Cookie header that makes a browser forget it. */
    public String cleared() {
        return cleared;
    }

    private boolean isOurs(String pair) {
        return pair.stripLeading().startsWith(prefix);
    }
}
