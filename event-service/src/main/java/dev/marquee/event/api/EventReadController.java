package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventFilter;
import dev.marquee.event.catalogue.EventPage;
import dev.marquee.event.catalogue.EventQuery;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.EventTag;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/events")
@Tag(name = "Events")
class EventReadController {

    private final EventViews views;

    EventReadController(EventViews views) {
        this.views = views;
    }

    @GetMapping
    @Operation(
            summary = "Lists events",
            description =
                    "Without status: what is on sale, for everybody. With status: an organiser's own events, or all for an admin.")
    @ApiResponse(responseCode = "200", description = "A page of events")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    EventPage list(@Valid @ParameterObject EventQuery query, Optional<Caller> caller) {
        return views.page(filter(query, caller), query);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Shows an event, by id or code",
            description =
                    "What was never published only to its organiser and to admins. The ETag is its version, for the If-Match of a change; how many tickets are taken changes without it.")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "404", description = "not-found")
    EventView show(@PathVariable String id, Optional<Caller> caller, HttpServletResponse response) {
        var event = views.find(id, caller).orElseThrow(() -> Problems.notFound("event"));
        return EventTag.on(event, response);
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
