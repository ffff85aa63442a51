package dev.marquee.gateway.cache;

import dev.marquee.gateway.session.SessionCookie;
import dev.marquee.platform.locale.ReaderLocales;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells which requests may be answered with what is kept, and under what. */
@Component
class CacheKeys {

    /** Longer ones are rare, and would only fill the memory. */
    private static final int LONGEST_QUERY = 300;

    private static final String THEME = "marquee_theme=";

    /** Of a browser that holds tickets of the event, see public-service's HeldTickets. */
    private static final String HOLD = "marquee_hold=";

    /** Of a browser that may book an event with a waiting room: others see no form there. */
    private static final String INSIDE = "marquee_inside=";

    private static final Set<String> THEMES = Set.of("light", "dark");

    private final SessionCookie session;
    private final ReaderLocales locales;

    CacheKeys(SessionCookie session, ReaderLocales locales) {
        this.session = session;
        this.locales = locales;
    }

    /**
     * Empty for whoever may be somebody (a session, an access token, tickets held, a place inside),
     * for what is no GET, and for all addresses, parameters and kinds of answers that are not known
     * to be the same for all.
     */
    Optional<CacheKey> of(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) return Optional.empty();
        var resource = Resource.at(request.getRequestURI());
        if (resource == null
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getHeader(HttpHeaders.RANGE) != null) return Optional.empty();
        var cookies = Collections.list(request.getHeaders(HttpHeaders.COOKIE));
        if (session.in(cookies).isPresent() || isHolding(cookies)) return Optional.empty();
        var query = query(request.getQueryString(), resource);
        var accept = accept(request, resource);
        if (query == null || accept == null) return Optional.empty();
        return Optional.of(
                new CacheKey(
                        resource,
                        request.getRequestURI(),
                        query,
                        accept,
                        resource.isInWords() ? language(request) : "",
                        resource.isPage() ? theme(cookies) : null));
    }

    /**
     * The parameters that count, in their order; null where they are not plain to read, or open
     * what is not for all.
     */
    private static @Nullable String query(@Nullable String sent, Resource resource) {
        if (sent == null || sent.isEmpty()) return "";
        if (sent.length() > LONGEST_QUERY) return null;
        var parameters = resource.parameters();
        var found = new String[parameters.size()];
        for (var pair : sent.split("&")) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            if (name.indexOf('%') >= 0 || name.indexOf('+') >= 0) return null;
            if (resource.isOpenedBy(name)) return null;
            var index = parameters.indexOf(name);
            if (index < 0) continue;
            if (found[index] != null) return null;
            found[index] = pair;
        }
        var query = new StringBuilder();
        for (var pair : found) {
            if (pair == null) continue;
            if (!query.isEmpty()) query.append('&');
            query.append(pair);
        }
        return query.toString();
    }

    /** One of few spellings, each of which means the same to the services; null for any other. */
    private static @Nullable String accept(HttpServletRequest request, Resource resource) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || accept.equals("*/*")) return "*/*";
        if (resource.isPage()) return accept.contains("text/html") ? "text/html" : null;
        if (accept.contains("text/html"))
            return accept.contains("*/*") ? "text/html, */*;q=0.8" : null;
        return accept.contains("application/json") || accept.contains("*/*")
                ? "application/json"
                : null;
    }

    /** Of who says nothing that exists, the page's service decides: nothing is asked for. */
    private String language(HttpServletRequest request) {
        return locales.chosen(request).map(Locale::toLanguageTag).orElse("");
    }

    private static boolean isHolding(List<String> cookies) {
        return cookies.stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::strip)
                .anyMatch(cookie -> cookie.startsWith(HOLD) || cookie.startsWith(INSIDE));
    }

    private static @Nullable String theme(List<String> cookies) {
        for (var header : cookies)
            for (var pair : header.split(";")) {
                var cookie = pair.strip();
                if (!cookie.startsWith(THEME)) continue;
                var theme = cookie.substring(THEME.length());
                return THEMES.contains(theme) ? theme : null;
            }
        return null;
    }
}
