package dev.marquee.platform.web;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.SmartView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.UrlBasedViewResolver;
import org.springframework.web.util.WebUtils;

/**
 * What the layout needs on every page: {@code caller}, or null for somebody not signed in, and
 * {@code theme}: light, dark, or null for what the device says. A {@link Text} of its model is put
 * into the reader's words. Answers of the API, which show no page, pay nothing for it.
 */
class PageModel implements HandlerInterceptor {

    private final MessageSource messages;

    PageModel(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null || isRedirect(page)) return;
        var model = page.getModelMap();
        var locale = RequestContextUtils.getLocale(request);
        model.replaceAll(
                (name, value) -> value instanceof Text text ? text.in(messages, locale) : value);
        if (!model.containsAttribute("caller"))
            model.addAttribute("caller", Caller.current().orElse(null));
        if (!model.containsAttribute("theme")) model.addAttribute("theme", theme(request));
    }

    /** Its model would become part of the address. */
    private static boolean isRedirect(ModelAndView page) {
        var name = page.getViewName();
        return name == null
                ? !(page.getView() instanceof SmartView view) || view.isRedirectView()
                : name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }

    private static @Nullable String theme(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, AppearanceController.COOKIE);
        return cookie != null && AppearanceController.THEMES.contains(cookie.getValue())
                ? cookie.getValue()
                : null;
    }
}
