package dev.marquee.platform.locale;

import dev.marquee.platform.language.Languages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A page that is opened with {@code ?lang=vi}: keeps the language in a cookie, and sends the reader
 * to the same address without it. Frames of other sites keep no cookie, and search engines and
 * programs that fetch calendars and news none: they get what is at that address in the language.
 * What is no language is left alone.
 */
final class LanguageSwitch extends OncePerRequestFilter {

    private static final String PARAMETER = ReaderLocales.COOKIE + "=";

    private static final Pattern CRAWLER =
            Pattern.compile("bot\\b|crawl|spider|slurp", Pattern.CASE_INSENSITIVE);

    private final Languages languages;
    private final boolean https;

    /**
     * @param https whether readers come by https alone
     */
    LanguageSwitch(Languages languages, boolean https) {
        this.languages = languages;
        this.https = https;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var tag = wanted(request);
        if (tag.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (keepsNoCookie(request)) {
            chain.doFilter(new AskedLanguage(request, tag.get()), response);
            return;
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(tag.get(), https).toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getRequestURI() + query(request.getQueryString(), null));
        response.setStatus(HttpStatus.SEE_OTHER.value());
    }

    /**
     * In a frame of another site, for search engines and in files that programs come back for, the
     * address alone says the language.
     */
    private static boolean keepsNoCookie(HttpServletRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        var path = request.getRequestURI();
        return path.startsWith("/embed/")
                || path.endsWith(".ics")
                || path.endsWith(".xml")
                || agent != null
                        && request.getHeader(HttpHeaders.COOKIE) == null
                        && CRAWLER.matcher(agent).find();
    }

    private Optional<String> wanted(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null
                || !query.contains(PARAMETER)
                || !request.getMethod().equals("GET")
                || request.getRequestURI().startsWith("//") // would lead to another site
                || ReaderLocales.isForPrograms(request)) return Optional.empty();
        for (var pair : query.split("&"))
            if (pair.startsWith(PARAMETER))
                return languages
                        .named(pair.substring(PARAMETER.length()))
                        .map(locale -> languages.of(locale).tag());
        return Optional.empty();
    }

    /** For a year, and for all pages. */
    static ResponseCookie cookie(String tag, boolean https) {
        return ResponseCookie.from(ReaderLocales.COOKIE, tag)
                .path("/")
                .sameSite("Lax")
                .httpOnly(true)
                .secure(https)
                .maxAge(Duration.ofDays(365))
                .build();
    }

    /** The query with another language, or with none; with its question mark. */
    static String query(@Nullable String query, @Nullable String tag) {
        var pairs = new ArrayList<String>();
        if (query != null)
            for (var pair : query.split("&"))
                if (!pair.isEmpty() && !pair.startsWith(PARAMETER)) pairs.add(pair);
        if (tag != null) pairs.add(PARAMETER + tag);
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }
}
