package dev.marquee.platform.locale;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a request, always one that exists: that of the account, or else of the cookie
 * that the switch of languages sets, or else that of the booking that the page is about, or else
 * what the browser asks for, or else the main language of the event that the page is about, or else
 * the installation's. For programs only what they ask for counts, so that an answer does not depend
 * on who asks.
 */
public final class ReaderLocales implements LocaleResolver {

    /** Whose value is a tag. */
    public static final String COOKIE = "lang";

    private static final String FOUND = ReaderLocales.class.getName();
    private static final String EVENT = FOUND + ".event";
    private static final String BOOKING = FOUND + ".booking";
    private static final String ACCOUNT = FOUND + ".account";

    private final Languages languages;

    /** Of a reader among these. */
    public ReaderLocales(Languages languages) {
        this.languages = languages;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request)
                .or(() -> languages.named((String) request.getAttribute(EVENT)))
                .orElseGet(() -> languages.house().locale());
    }

    /** What the reader has chosen or asks for; empty if that says nothing that exists. */
    @SuppressWarnings("unchecked")
    public Optional<Locale> chosen(HttpServletRequest request) {
        // asked for with each text of a page
        var known = (Optional<Locale>) request.getAttribute(FOUND);
        if (known != null) return known;
        var found = find(request);
        request.setAttribute(FOUND, found);
        return found;
    }

    /** The same of the request that this thread is answering. */
    public Optional<Locale> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? chosen(now.getRequest())
                : Optional.empty();
    }

    /**
     * For what the caller is written to later: what their account reads, or else the same. A
     * browser says what it was set up with, an account what somebody chose.
     */
    public Optional<Locale> kept(Optional<Caller> caller) {
        return caller.flatMap(person -> languages.named(person.locale())).or(this::current);
    }

    private Optional<Locale> find(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (isForPrograms(request)) return languages.accepted(accepted);
        return ofAccount(request)
                .or(() -> languages.named(cookie(request)))
                .or(() -> languages.named((String) request.getAttribute(BOOKING)))
                .or(() -> languages.accepted(accepted));
    }

    /** That of the account of whoever asks, if it has one. */
    Optional<Locale> ofAccount(HttpServletRequest request) {
        return Caller.current()
                .flatMap(caller -> languages.named(caller.locale()))
                .or(() -> languages.named((String) request.getAttribute(ACCOUNT)));
    }

    /** An account reads this language; for where nobody is signed in, though somebody asks. */
    public static void isReadBy(HttpServletRequest request, @Nullable String language) {
        request.setAttribute(ACCOUNT, language);
        request.removeAttribute(FOUND);
    }

    /**
     * The page of the request that this thread is answering is about a booking that keeps this
     * language, which goes before what the browser asks for.
     *
     * @return in which the page is then
     */
    public Locale ofBooking(@Nullable String language) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now))
            return languages.orHouse(language);
        now.getRequest().setAttribute(BOOKING, language);
        now.getRequest().removeAttribute(FOUND);
        return resolveLocale(now.getRequest());
    }

    /** The page is about an event whose texts are in this language. */
    public static void isAboutEvent(HttpServletRequest request, @Nullable String language) {
        request.setAttribute(EVENT, language);
    }

    /** Whether what is answered is read by programs. */
    static boolean isForPrograms(HttpServletRequest request) {
        // where an error is answered, the address that was asked for is not that of the request
        var asked = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = asked == null ? request.getRequestURI() : asked;
        return path.startsWith("/api/")
                || path.startsWith("/events/api/")
                || path.startsWith("/oauth2/")
                || path.startsWith("/internal/");
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        throw new UnsupportedOperationException("the switch of languages sets a cookie");
    }
}
