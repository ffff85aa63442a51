package dev.marquee.gateway.session;

import dev.marquee.platform.config.MarqueeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that auth-service gives to a browser that has signed in. */
@Component
public class SessionCookie {

    private static final String PREFIX = "marquee_session=";

    private final String cleared;

    SessionCookie(MarqueeSettings settings) {
        cleared =
                ResponseCookie.from("marquee_session", "")
                        .path("/")
                        .httpOnly(true)
                        .secure("https".equalsIgnoreCase(settings.publicUrl().getScheme()))
                        .sameSite("Lax")
                        .maxAge(0)
                        .build()
                        .toString();
    }

    /** The cookie's content in the Cookie headers of a request. */
    public Optional<String> in(List<String> headers) {
        for (var header : headers)
            for (var pair : header.split(";"))
                if (isOurs(pair)) return Optional.of(pair.strip().substring(PREFIX.length()));
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
        return header.startsWith(PREFIX);
    }

    /** The Set-Cookie header that makes a browser forget it. */
    public String cleared() {
        return cleared;
    }

    private static boolean isOurs(String pair) {
        return pair.stripLeading().startsWith(PREFIX);
    }
}
