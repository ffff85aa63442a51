package dev.marquee.ticket.waitlist;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.checkout.PlainText;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The waiting list of an event, for its organiser and for staff. */
@RestController
@Tag(name = "Waiting lists")
@RequestMapping(WaitlistController.PATH)
class WaitlistStaffController {

    /** Which page of the list. */
    record PageQuery(
            @Parameter(description = "From 0")
                    @Min(value = 0, message = "{invalid.negative}")
                    @Max(value = 100_000, message = "{invalid.at-most-100000}")
                    @Nullable Integer page,
            @Parameter(description = "1 to 100; 20 if it is not said")
                    @Min(value = 1, message = "{invalid.at-least-1}")
                    @Max(value = 100, message = "{invalid.at-most-100}")
                    @Nullable Integer size) {}

    /** Why somebody is offered tickets before it is their turn. */
    @Schema(name = "OfferOutOfOrder")
    record Reason(
            @Schema(example = "Came in a wheelchair and found the lift broken")
                    @NotBlank
                    @PlainText
                    @Size(max = 500)
                    String reason) {}

    private final EventDesk events;
    private final WaitingEntries entries;
    private final WaitlistCounts counts;
    private final SaveRules rules;
    private final OfferOutOfOrder offer;
    private final WaitingViews views;

    WaitlistStaffController(
            EventDesk events,
            WaitingEntries entries,
            WaitlistCounts counts,
            SaveRules rules,
            OfferOutOfOrder offer,
            WaitingViews views) {
        this.events = events;
        this.entries = entries;
        this.counts = counts;
        this.rules = rules;
        this.offer = offer;
        this.views = views;
    }

    @Operation(
            summary = "List who waits",
            description =
                    "By the event's id or code, for its organiser and for staff. Those with an offer come first, then those who wait, in their order; the others last. Addresses that are not confirmed are not listed.")
    @ApiResponse(responseCode = "200", description = "A page of places")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping
    Listed<WaitingView> list(
            @PathVariable String id,
            @Valid @ParameterObject PageQuery page,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(Scope.of(caller), id);
        var found =
                counts.page(
                        event.id(),
                        Objects.requireNonNullElse(page.page, 0),
                        Objects.requireNonNullElse(page.size, 20));
        return new Listed<>(
                found.items().stream().map(views::forStaff).toList(),
                found.page(),
                found.size(),
                found.total(),
                found.more());
    }

    @Operation(
            summary = "Offer free tickets out of order",
            description =
                    "For the event's organiser and for staff. Who did it and why is kept with the booking.")
    @ApiResponse(responseCode = "200", description = "The place, with what it is offered")
    @ApiResponse(responseCode = "404", description = "not-found: no such place, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state, sold-out, quota-exceeded, event-not-on-sale, waiting-list-closed")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping("/{entry:\\d{1,18}}/offer")
    WaitingView offer(
            @PathVariable String id,
            @Parameter(description = "Of a place", example = "31") @PathVariable long entry,
            @Valid @RequestBody Reason reason,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(Scope.of(caller), id);
        var found =
                entries.find(entry)
                        .filter(it -> it.eventId() == event.id())
                        .orElseThrow(() -> Problems.notFound("place"));
        return views.forStaff(offer.handle(found, Actor.staff(caller), reason.reason().strip()));
    }

    @Operation(
            summary = "Show the rules of a waiting list",
            description = "By the event's id or code, for its organiser and for staff.")
    @ApiResponse(responseCode = "200", description = "The rules, and how many wait")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping("/settings")
    RulesView settings(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return rules.view(events.open(Scope.of(caller), id).id());
    }

    @Operation(
            summary = "Change the rules of a waiting list",
            description =
                    "For the event's organiser and for staff. Who waits or is offered something keeps that. What is absent is as by default.")
    @ApiResponse(responseCode = "200", description = "The rules as they are now")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PutMapping("/settings")
    RulesView settings(
            @PathVariable String id,
            @Valid @RequestBody RulesView.Request request,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(Scope.of(caller), id).id();
        rules.save(event, request.rules());
        return rules.view(event);
    }
}
