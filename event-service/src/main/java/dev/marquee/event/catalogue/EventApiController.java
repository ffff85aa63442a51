package dev.marquee.event.catalogue;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Events")
class EventApiController {

    private final ManageEvents manage;
    private final EventViews views;
    private final EventReader reader;
    private final Places places;
    private final TakenTickets taken;
    private final Categories categories;

    EventApiController(
            ManageEvents manage,
            EventViews views,
            EventReader reader,
            Places places,
            TakenTickets taken,
            Categories categories) {
        this.manage = manage;
        this.views = views;
        this.reader = reader;
        this.places = places;
        this.taken = taken;
        this.categories = categories;
    }

    record StatusChange(
            @NotNull(message = "is required") @Size(max = 20, message = "is no status")
                    @Nullable String status) {}

    record TotalChange(
            @com.fasterxml.jackson.annotation.JsonAlias({"totalTickets", "capacity"})
                    @NotNull(message = "is required")
                    @Min(value = 1, message = "must be at least 1")
                    @Max(value = Event.MAX_CAPACITY, message = "must be at most 1000000")
                    @Nullable Long totalTickets) {}

    @InitBinder("eventRequest")
    void checkEvents(WebDataBinder binder, HttpMethod method) {
        binder.addValidators(reader.validator(method == HttpMethod.POST));
    }

    @GetMapping("/api/events")
    @Operation(
            summary = "Lists events",
            description =
                    "Without status: what is on sale, for everybody. With status: an organiser's own events, or all for an admin.")
    @ApiResponse(responseCode = "200", description = "A page of events")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    EventPage list(@Valid EventQuery query, Optional<Caller> caller) {
        return views.page(filter(query, caller), query);
    }

    @GetMapping("/api/events/{id}")
    @Operation(summary = "Shows an event, by id or code")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "404", description = "not-found")
    EventView show(@PathVariable String id, Optional<Caller> caller) {
        return views.find(id, caller).orElseThrow(() -> Problems.notFound("event"));
    }

    @PostMapping("/api/events")
    @Operation(summary = "Creates an event, as a draft")
    @ApiResponse(responseCode = "201", description = "The event")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<EventView> create(@Valid @RequestBody EventRequest request, Caller caller) {
        var reading = places.settled(read(request));
        var organizer =
                caller.has("ADMIN")
                        ? Objects.requireNonNullElse(request.organizerId(), caller.id())
                        : caller.id();
        var types = Objects.requireNonNull(reading.types(), "checked before");
        var event = views.get(manage.create(reading.details(), types, organizer));
        return ResponseEntity.created(URI.create("/api/events/" + event.id())).body(event);
    }

    @PutMapping("/api/events/{id}")
    @Operation(summary = "Changes an event; without tickets in the body they stay as they are")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(
            responseCode = "409",
            description =
                    "status-not-allowed, capacity-below-sold, changed-meanwhile, priced-event")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    EventView change(
            @PathVariable String id, @Valid @RequestBody EventRequest request, Caller caller) {
        var event = own(id, caller);
        taken.refresh(event);
        manage.change(event.id(), caller, places.settled(read(request)), request.version());
        return views.get(event.id());
    }

    @PatchMapping("/api/events/{id}/status")
    @Operation(summary = "Publishes, completes or cancels an event")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "409", description = "status-not-allowed, priced-event")
    EventView changeStatus(
            @PathVariable String id, @Valid @RequestBody StatusChange change, Caller caller) {
        var status =
                EventStatus.of(Objects.requireNonNull(change.status()))
                        .orElseThrow(() ->
                                InvalidInput.of(
                                        "status", "must be published, completed or cancelled"));
        var event = own(id, caller).id();
        manage.changeStatus(event, caller, status);
        return views.get(event);
    }

    @PutMapping("/api/events/{id}/tickets")
    @Operation(summary = "Changes how many tickets there are, never below what is sold")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "409", description = "capacity-below-sold, several-ticket-types")
    EventView changeTotal(
            @PathVariable String id, @Valid @RequestBody TotalChange change, Caller caller) {
        var event = own(id, caller);
        taken.refresh(event);
        var total = Objects.requireNonNull(change.totalTickets()).intValue();
        manage.changeTotal(event.id(), caller, total);
        return views.get(event.id());
    }

    @DeleteMapping("/api/events/{id}")
    @Operation(summary = "Deletes a draft")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "409", description = "event-not-draft")
    ResponseEntity<Void> delete(@PathVariable String id, Caller caller) {
        manage.delete(own(id, caller).id(), caller);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/categories")
    @Operation(summary = "The kinds of events")
    List<String> categories() {
        return categories.all();
    }

    private EventReader.Reading read(EventRequest request) {
        return Objects.requireNonNull(
                reader.read(request, new BeanPropertyBindingResult(request, "event")),
                "checked when it was bound");
    }

    private EventView own(String idOrCode, Caller caller) {
        return views.findOwn(idOrCode, caller).orElseThrow(() -> Problems.notFound("event"));
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
