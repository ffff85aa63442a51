package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventFilter;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The older system's address of a customer's events. */
@RestController
@Tag(name = "Older addresses")
class LegacyEventController {

    private final EventViews views;

    LegacyEventController(EventViews views) {
        this.views = views;
    }

    record LegacyEvent(
            long id,
            @Schema(example = "Lantern Night: jazz on the river") String name,
            OffsetDateTime date,
            int totalTickets,
            int bookedCount,
            boolean isCompleted,
            @Schema(description = "Names its page", example = "EV07") String code,
            @Schema(description = "The zone of its date") String timeZone) {

        static LegacyEvent of(EventView event) {
            return new LegacyEvent(
                    event.id(),
                    event.name(),
                    event.startsAt(),
                    event.totalTickets(),
                    event.bookedCount(),
                    event.isCompleted(),
                    event.code(),
                    event.timeZone());
        }
    }

    @GetMapping("/events/api/by_customer/{id}")
    @Operation(summary = "The events that a customer commissioned; an organiser's own, or all")
    List<LegacyEvent> byCustomer(@PathVariable long id, Optional<Caller> caller) {
        var filter =
                caller.filter(person -> !person.has("ADMIN", "SUPPORT"))
                        .map(person -> EventFilter.ofOrganizer(person.id()))
                        .orElseGet(EventFilter::everything)
                        .and("customer_id = :customer", "customer", id);
        return views.list(filter).stream().map(LegacyEvent::of).toList();
    }
}
