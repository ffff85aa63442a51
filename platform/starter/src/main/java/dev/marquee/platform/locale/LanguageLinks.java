package dev.marquee.platform.locale;

import dev.marquee.platform.language.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.SmartView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * Gives each page the links of its switch of languages, as {@code languages}, and says that another
 * reader may get it in another one. A page that answers a form has none: its address may show
 * nothing by itself, and what was typed would be lost.
 */
final class LanguageLinks implements HandlerInterceptor {

    /**
     * @param name of the language in itself
     * @param tag for {@code lang} and {@code hreflang}
     * @param address of this page in the language
     * @param current whether the page is in it
     */
    record Link(String name, String tag, String address, boolean current) {}

    /** Where the owner of an account changes its language, which goes before that of a switch. */
    private static final String PROFILE = "/profile#language";

    private final Languages languages;
    private final ReaderLocales locales;

    LanguageLinks(Languages languages, ReaderLocales locales) {
        this.languages = languages;
        this.locales = locales;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null || isRedirect(page)) return;
        response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
        if (!request.getMethod().equals("GET") || languages.all().size() < 2) return;
        page.getModelMap()
                .addAttribute("languages", links(request, locales.resolveLocale(request)));
    }

    private List<Link> links(HttpServletRequest request, Locale locale) {
        var current = languages.of(locale);
        if (locales.ofAccount(request).isPresent())
            return List.of(new Link(current.name(), current.tag(), PROFILE, true));
        return languages.all().stream()
                .map(one ->
                        new Link(
                                one.name(),
                                one.tag(),
                                LanguageSwitch.query(request.getQueryString(), one.tag()),
                                one == current))
                .toList();
    }

    /** Its model would become part of the address. */
    private static boolean isRedirect(ModelAndView page) {
        var name = page.getViewName();
        return name == null
                ? !(page.getView() instanceof SmartView view) || view.isRedirectView()
                : name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }
}
