package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventTag;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.editing.EventRequest;
import dev.marquee.event.editing.Places;
import dev.marquee.event.editing.SaveEvents;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes what is said about an event; what a request does not name stays as it is. */
@RestController
@RequestMapping("/api/events/{id}")
@Tag(name = "Events")
class EventChangeController {

    private static final String CONFLICTS =
            "status-not-allowed, capacity-below-sold, over-capacity, venue-booked, several-ticket-types, ticket-type-on-sale, no-such-ticket-type, currency-fixed, seats-taken with the seats; changed-meanwhile for a version in the body";
    private static final String CHANGED =
            "changed-meanwhile: the event has another version than If-Match says";
    private static final String UNAVAILABLE =
            "venues-unavailable, customers-unavailable, seats-unknown: nothing was changed";

    private final SaveEvents save;
    private final EventViews views;
    private final EventChanges changes;
    private final Places places;

    public EventChangeController(
            SaveEvents save, EventViews views, EventChanges changes, Places places) {
        this.save = save;
        this.views = views;
        this.changes = changes;
        this.places = places;
    }

    @PutMapping
    @Operation(
            summary = "Changes an event; what is absent stays as it is, what is null is cleared",
            description =
                    "Another start without an end moves the event, and it stays as long as it is. A ticket type keeps what is not said of it. While it is on sale, everybody who holds a ticket is told of another time or place.")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = CONFLICTS)
    @ApiResponse(responseCode = "412", description = CHANGED)
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "503", description = UNAVAILABLE)
    EventView change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<EventRequest> body,
            Caller caller,
            HttpServletResponse response) {
        return EventTag.on(save(id, body, changes::ofOlder, ifMatch, caller), response);
    }

    @PatchMapping(consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Changes an event by a JSON merge patch (RFC 7396)",
            description =
                    "What is absent stays as it is, what is null is cleared, ticket_types and pools replace the whole lists. Pools without ticket_types resize what the types share; a pool that no type names is dropped.")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = CONFLICTS)
    @ApiResponse(responseCode = "412", description = CHANGED)
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "503", description = UNAVAILABLE)
    EventView patch(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<EventRequest> body,
            Caller caller,
            HttpServletResponse response) {
        return EventTag.on(save(id, body, changes::of, ifMatch, caller), response);
    }

    private EventView save(
            String id,
            MergePatch<EventRequest> body,
            BiFunction<MergePatch<EventRequest>, EventView, EventChanges.Change> overlay,
            @Nullable String ifMatch,
            Caller caller) {
        var expected = Versions.expected(ifMatch);
        try {
            return Versions.change(
                    expected == null ? body.version() : expected,
                    () -> own(id, caller),
                    EventView::version,
                    (event, version) -> {
                        var change = overlay.apply(body, event);
                        var reading = places.settled(change.reading(), event);
                        return save.change(
                                event, caller, reading, change.request().insists(), version);
                    });
        } catch (ErrorResponseException refusal) {
            throw expected == null ? refusal : Refusals.inTermsOfIfMatch(refusal);
        }
    }

    private EventView own(String idOrCode, Caller caller) {
        return views.findOwn(idOrCode, caller).orElseThrow(() -> Problems.notFound("event"));
    }
}
