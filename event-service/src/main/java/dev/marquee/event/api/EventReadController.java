package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventFilter;
import dev.marquee.event.catalogue.EventPage;
import dev.marquee.event.catalogue.EventQuery;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.EventTag;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.ReadEvent;
import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/events")
@Tag(name = "Events")
class EventReadController {

    private final EventViews views;
    private final ReaderLocales locales;

    EventReadController(EventViews views, ReaderLocales locales) {
        this.views = views;
        this.locales = locales;
    }

    @GetMapping
    @Operation(
            summary = "Lists events",
            description =
                    "Without status: what is on sale, for everybody, in the language that Accept-Language asks for as far as events have texts in it. With status: an organiser's own events, or all for an admin, in their main languages.")
    @ApiResponse(responseCode = "200", description = "A page of events")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    EventPage list(
            @Valid @ParameterObject EventQuery query,
            Optional<Caller> caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var filter = filter(query, caller);
        if (!filter.isForEverybody()) return views.page(filter, query);
        var reader = locales.chosen(request).orElse(null);
        var page = views.pageIn(reader, filter, query);
        if (reader != null)
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, reader.toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return new EventPage(
                ReadEvent.in(reader, page.items()), page.page(), page.size(), page.total());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Shows an event, by id or code",
            description =
                    "What was never published only to its organiser and to admins. Texts are in the language that Accept-Language asks for, or else in the event's main language, each by itself; who may change the event gets them in the main language, with all texts beside them. The ETag is its version, for the If-Match of a change; how many tickets are taken changes without it.")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "404", description = "not-found")
    EventView show(
            @PathVariable String id,
            @Parameter(
                            description =
                                    "true: in the reader's language, and no more, for who may change it as well",
                            example = "true")
                    @RequestParam(name = "as_buyer", required = false)
                    @Nullable Boolean asBuyer,
            Optional<Caller> caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var event = views.find(id, caller).orElseThrow(() -> Problems.notFound("event"));
        var writes = caller.filter(person -> EventViews.owns(event, person)).isPresent();
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        var shown =
                writes && !Boolean.TRUE.equals(asBuyer)
                        ? event
                        : ReadEvent.in(locales.chosen(request).orElse(null), event);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, shown.lang());
        return EventTag.on(shown, response);
    }

    private static EventFilter filter(EventQuery query, Optional<Caller> caller) {
        var asked = query.status();
        if (asked == null || asked.isEmpty()) return EventFilter.onSale();
        var filter =
                caller.filter(person -> person.has("ADMIN", "ORGANIZER"))
                        .map(EventFilter::of)
                        .orElseGet(EventFilter::onSale);
        EventStatus.of(asked).ifPresent(filter::withStatus);
        return filter;
    }
}
