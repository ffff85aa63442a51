package dev.marquee.platform.locale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whose word counts for the language of a page. */
class ReaderLocalesTest {

    private static final List<String> LANGUAGES = List.of("xa", "xb", "xc", "xd", "xe");

    @TempDir Path folder;
    private Languages languages;
    private ReaderLocales locales;

    @BeforeEach
    void languages() throws IOException {
        for (var tag : LANGUAGES)
            Files.writeString(
                    folder.resolve(tag + ".properties"), "language.locale=" + tag + "-PT\n");
        languages = Languages.read(folder, "xe", false);
        locales = new ReaderLocales(languages);
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    /** Each says a language of its own, one that does not exist, or nothing. */
    @Test
    void the_first_that_says_one_that_exists_counts_in_all_combinations() {
        for (var account : says("xa"))
            for (var cookie : says("xb"))
                for (var browser : says("xc"))
                    for (var event : says("xd")) {
                        var expected =
                                Stream.of(account, cookie, browser, event, "xe")
                                        .filter(said -> said != null && LANGUAGES.contains(said))
                                        .findFirst()
                                        .orElseThrow();
                        assertThat(page(account, cookie, browser, event))
                                .as("%s, %s, %s, %s", account, cookie, browser, event)
                                .isEqualTo(expected + "-PT");
                    }
    }

    @Test
    void the_language_of_the_machine_never_counts() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("xa-PT"));
            assertThat(page(null, null, "fr-FR,fr;q=0.9", "xd")).isEqualTo("xd-PT");
            assertThat(page(null, null, "fr-FR,fr;q=0.9", null)).isEqualTo("xe-PT");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void for_programs_only_what_they_ask_for_counts() {
        signIn("xa");
        for (var path : List.of("/api/bookings", "/events/api/available", "/oauth2/token")) {
            var request = request("xb", "xc", null);
            request.setRequestURI(path);
            assertThat(locales.resolveLocale(request)).hasToString("xc_PT");
            var silent = request("xb", null, null);
            silent.setRequestURI(path);
            assertThat(locales.resolveLocale(silent)).hasToString("xe_PT");
        }
    }

    @Test
    void an_error_is_told_to_programs_in_what_they_ask_for_as_well() {
        signIn("xa");
        var request = request("xb", "xc", null);
        request.setRequestURI("/error");
        request.setAttribute("jakarta.servlet.error.request_uri", "/api/bookings");
        assertThat(locales.resolveLocale(request)).hasToString("xc_PT");
        var page = request("xb", "xc", null);
        page.setRequestURI("/error");
        page.setAttribute("jakarta.servlet.error.request_uri", "/e/EV07");
        assertThat(locales.resolveLocale(page)).hasToString("xa_PT");
    }

    /** In all that is written to somebody later, their account counts before a browser. */
    @Test
    void what_somebody_is_written_to_in_is_that_of_their_account_first() {
        var request = request(null, "xc", null);
        request.setRequestURI("/api/bookings");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            signIn("xa");
            assertThat(locales.kept(Caller.current())).hasToString("Optional[xa_PT]");
            signIn("fr");
            assertThat(locales.kept(Caller.current())).hasToString("Optional[xc_PT]");
            assertThat(locales.kept(Optional.empty())).hasToString("Optional[xc_PT]");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    /** Which goes before what a browser was set up with, and after what its reader chose. */
    @Test
    void the_page_of_a_booking_is_in_its_language_unless_its_reader_chose_another() {
        var browser = request(null, "xc", null);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(browser));
        try {
            assertThat(locales.resolveLocale(browser)).hasToString("xc_PT");
            assertThat(locales.ofBooking("xd-PT")).hasToString("xd_PT");
            assertThat(locales.resolveLocale(browser)).hasToString("xd_PT");
            assertThat(locales.ofBooking(null)).hasToString("xc_PT");
            var chosen = request("xb", "xc", null);
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(chosen));
            assertThat(locales.ofBooking("xd-PT")).hasToString("xb_PT");
            ReaderLocales.isReadBy(chosen, "xa");
            assertThat(locales.ofBooking("xd-PT")).hasToString("xa_PT");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static String[] says(String own) {
        return new @Nullable String[] {own, "fr", null};
    }

    private String page(
            @Nullable String account,
            @Nullable String cookie,
            @Nullable String browser,
            @Nullable String event) {
        signIn(account);
        return locales.resolveLocale(request(cookie, browser, event)).toLanguageTag();
    }

    private static MockHttpServletRequest request(
            @Nullable String cookie, @Nullable String browser, @Nullable String event) {
        var request = new MockHttpServletRequest("GET", "/e/EV07");
        if (cookie != null) request.setCookies(new Cookie("lang", cookie));
        if (browser != null) request.addHeader("Accept-Language", browser);
        ReaderLocales.isAboutEvent(request, event);
        return request;
    }

    private static void signIn(@Nullable String language) {
        var token =
                Jwt.withTokenValue("token")
                        .header("alg", "none")
                        .subject("3")
                        .claim("roles", List.of("CUSTOMER"))
                        .claim("email", "ana@example.org")
                        .claims(claims ->
                                claims.putAll(
                                        language == null ? Map.of() : Map.of("locale", language)))
                        .build();
        SecurityContextHolder.getContext()
                .setAuthentication(new JwtAuthenticationToken(token, Arrays.asList()));
    }
}
