package dev.marquee.platform.web;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The footer's light or dark switch for readers without JavaScript; any service can answer it. */
@Controller
class AppearanceController {

    static final String COOKIE = "marquee_theme";
    static final Set<String> THEMES = Set.of("light", "dark");

    @PostMapping("/appearance")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "") String theme,
            @RequestHeader(name = HttpHeaders.REFERER, defaultValue = "") String from) {
        var known = THEMES.contains(theme);
        var cookie =
                ResponseCookie.from(COOKIE, known ? theme : "")
                        .path("/")
                        .sameSite("Lax")
                        .maxAge(known ? Duration.ofDays(365) : Duration.ZERO)
                        .build(); // not HttpOnly: marquee.js sets it too
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, pathOf(from))
                .build();
    }

    /** Only the path, so that nobody is sent to another site. */
    private static String pathOf(String address) {
        try {
            var from = URI.create(address);
            var path = from.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) return "/";
            return path + query(from.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    private static String query(@Nullable String query) {
        return query == null ? "" : "?" + query;
    }
}
