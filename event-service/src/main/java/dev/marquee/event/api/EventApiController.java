package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.EventTag;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.catalogue.SalesFigures;
import dev.marquee.event.copies.DuplicateRequest;
import dev.marquee.event.editing.EventReader;
import dev.marquee.event.editing.EventRequest;
import dev.marquee.event.editing.ManageEvents;
import dev.marquee.event.editing.PayablePrices;
import dev.marquee.event.editing.Places;
import dev.marquee.event.editing.SaveEvents;
import dev.marquee.event.publishing.PublishEvents;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/events")
@Tag(name = "Events")
class EventApiController {

    private static final String CHANGED =
            "changed-meanwhile: the event has another version than If-Match says";

    private final ManageEvents manage;
    private final PublishEvents publish;
    private final SaveEvents save;
    private final EventViews views;
    private final EventReader reader;
    private final Places places;
    private final SalesFigures sales;
    private final PayablePrices payablePrices;

    EventApiController(
            ManageEvents manage,
            PublishEvents publish,
            SaveEvents save,
            EventViews views,
            EventReader reader,
            Places places,
            SalesFigures sales,
            PayablePrices payablePrices) {
        this.manage = manage;
        this.publish = publish;
        this.save = save;
        this.views = views;
        this.reader = reader;
        this.places = places;
        this.sales = sales;
        this.payablePrices = payablePrices;
    }

    @InitBinder("eventRequest")
    void checkEvents(WebDataBinder binder) {
        binder.addValidators(reader.newEvents());
    }

    @PostMapping
    @Operation(
            summary = "Creates an event: a draft, or with the status published on sale at once",
            description = "With a venue_id the venue is hired for it, if it is free then.")
    @ApiResponse(responseCode = "201", description = "The event")
    @ApiResponse(
            responseCode = "409",
            description =
                    "venue-booked, over-capacity: of a venue that is taken, with starts_at and ends_at of what is in the way")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(
            responseCode = "503",
            description =
                    "venues-unavailable, customers-unavailable: nothing was stored; try again")
    ResponseEntity<EventView> create(@Valid @RequestBody EventRequest request, Caller caller) {
        var reading = places.settled(read(request), null);
        var organizer =
                caller.has("ADMIN")
                        ? Objects.requireNonNullElse(request.organizerId(), caller.id())
                        : caller.id();
        var onSale = request.wanted().filter(EventStatus::onSale).isPresent();
        return created(save.create(reading, organizer, onSale, request.insists(), caller));
    }

    @PatchMapping("/{id}/status")
    @Operation(
            summary = "Publishes, completes or cancels an event",
            description =
                    "Cancelling makes all tickets void, tells everybody who holds one, and gives the venue back.")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "status-not-allowed")
    @ApiResponse(responseCode = "412", description = CHANGED)
    @ApiResponse(responseCode = "422", description = "invalid-input")
    EventView changeStatus(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody StatusRequest change,
            Caller caller,
            HttpServletResponse response) {
        var status = change.toStatus();
        var own = own(id, caller);
        if (status == EventStatus.PUBLISHED) payablePrices.checkToPublish(own);
        var event = own.id();
        var expected = Versions.expected(ifMatch);
        guarded(expected, () -> publish.changeStatus(event, caller, status, expected));
        return EventTag.on(views.get(event), response);
    }

    @PutMapping("/{id}/tickets")
    @Operation(summary = "Changes how many tickets there are, never below what is sold")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description =
                    "capacity-below-sold, over-capacity, several-ticket-types, seats-decide, status-not-allowed")
    @ApiResponse(responseCode = "412", description = CHANGED)
    @ApiResponse(responseCode = "422", description = "invalid-input")
    EventView changeTotal(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TotalRequest change,
            Caller caller,
            HttpServletResponse response) {
        var event = own(id, caller);
        var expected = Versions.expected(ifMatch);
        guarded(
                expected,
                () -> save.changeTotal(event, caller, change.total(), change.insists(), expected));
        return EventTag.on(views.get(event.id()), response);
    }

    @PostMapping("/{id}/duplicate")
    @Operation(
            summary = "Copies an event to another time, as a draft",
            description =
                    "With its details, tickets and picture; what is a time moves along. Its venue is hired again unless keep_venue is false.")
    @ApiResponse(responseCode = "201", description = "The copy")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "venue-booked")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "503", description = "venues-unavailable")
    ResponseEntity<EventView> duplicate(
            @PathVariable String id, @Valid @RequestBody DuplicateRequest request, Caller caller) {
        var event = own(id, caller);
        return created(save.duplicate(event, request.start(event), request.keepsVenue()));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Deletes an event that never sold a ticket")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "event-sold: cancel it instead, it is kept; status-not-allowed")
    @ApiResponse(responseCode = "412", description = CHANGED)
    @ApiResponse(
            responseCode = "503",
            description = "sales-unknown: whether it sold any cannot be looked up just now")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var event = own(id, caller);
        var expected = Versions.expected(ifMatch);
        sales.refuseIfEverSold(event);
        guarded(expected, () -> manage.delete(event.id(), caller, expected));
        return ResponseEntity.noContent().build();
    }

    private EventReader.Reading read(EventRequest request) {
        return Objects.requireNonNull(
                reader.read(request, new BeanPropertyBindingResult(request, "event")),
                "checked when it was bound");
    }

    private EventView own(String idOrCode, Caller caller) {
        return views.findOwn(idOrCode, caller).orElseThrow(() -> Problems.notFound("event"));
    }

    private static ResponseEntity<EventView> created(EventView event) {
        return ResponseEntity.created(URI.create("/api/events/" + event.id()))
                .eTag(Versions.etag(event.version()))
                .body(event);
    }

    private static void guarded(@Nullable Long expected, Runnable change) {
        try {
            change.run();
        } catch (ErrorResponseException refusal) {
            throw expected == null ? refusal : Refusals.inTermsOfIfMatch(refusal);
        }
    }
}
