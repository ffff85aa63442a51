package dev.marquee.site.event;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.EventClient;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Pages about an event are in its main language for readers who say none that exists: for them the
 * event is asked for before anything of the page is put into words.
 */
@Component
class EventLanguage implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(EventLanguage.class);

    private static final String FOUND = EventLanguage.class.getName();

    private final ReaderLocales locales;
    private final EventClient events;

    EventLanguage(ReaderLocales locales, EventClient events) {
        this.locales = locales;
        this.events = events;
    }

    /** The event as it was just asked for, so that a page asks once; a second time nothing. */
    static Optional<Event> found(String code) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now))
            return Optional.empty();
        var event = (Event) now.getRequest().getAttribute(FOUND);
        now.getRequest().removeAttribute(FOUND);
        return Optional.ofNullable(event).filter(it -> it.code().equalsIgnoreCase(code));
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (locales.chosen(request).isPresent()) return true;
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> path
                && path.get("code") instanceof String code)) return true;
        try {
            var event = events.event(code);
            request.setAttribute(FOUND, event);
            ReaderLocales.isAboutEvent(request, event.mainLang());
        } catch (RestClientException e) { // the page says so in the language of the house
            log.debug("the language of {} is not known", code, e);
        }
        return true;
    }
}
