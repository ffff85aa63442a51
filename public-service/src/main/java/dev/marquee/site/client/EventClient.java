package dev.marquee.site.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** event-service. */
@HttpExchange("/api")
public interface EventClient {

    /**
     * A page of events on sale, soonest first; from and to are days or moments.
     *
     * @param language the tag of the reader's; null for the main language of each event
     */
    @GetExchange("/events")
    EventList list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Long organizer,
            @RequestParam boolean available,
            @RequestParam String sort,
            @RequestParam int page,
            @RequestParam int size,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String language);

    /** By code or id, in the reader's language; 404 for what the caller may not see. */
    @GetExchange("/events/{code}?as_buyer=true")
    Event event(@PathVariable String code);

    /** What an organiser looks like. */
    @GetExchange("/brands/{organizer}")
    Brand brand(@PathVariable long organizer);

    /** The sites that may show an organiser's events in a frame. */
    @GetExchange("/brands/{organizer}/embed-origins")
    EmbedOrigins embedOrigins(@PathVariable long organizer);

    /** The kinds of events, in order. */
    @GetExchange("/categories")
    List<String> categories();
}
