package dev.marquee.ticket.noshow;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who did not come, for programs of the staff. */
@RestController
@Tag(name = "Attendees")
class NoShowApiController {

    /**
     * Of an event.
     *
     * @param notScanned valid tickets that were not scanned and are not marked
     * @param marked tickets that nobody came with
     */
    @Schema(name = "NoShows")
    record NoShowsView(
            @Schema(example = "0") long notScanned, @Schema(example = "11") long marked) {}

    private final NoShowDesk desk;
    private final MarkNoShows noShows;
    private final EventDesk events;
    private final BookingViews views;

    NoShowApiController(
            NoShowDesk desk, MarkNoShows noShows, EventDesk events, BookingViews views) {
        this.desk = desk;
        this.noShows = noShows;
        this.events = events;
        this.views = views;
    }

    @Operation(
            summary = "Say that nobody came with a ticket",
            description =
                    "Once the event has begun, for its organiser and for staff. The ticket stays valid, and loses the mark when it is scanned after all. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The ticket's booking")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state: it was scanned or cancelled, or the event has not begun; see state")
    @PutMapping("/api/tickets/{id}/no-show")
    BookingView mark(
            @Parameter(description = "A ticket's id", example = "1185") @PathVariable long id,
            @Parameter(hidden = true) Caller caller) {
        desk.open(id, caller);
        return views.of(noShows.mark(id, Actor.staff(caller)), caller);
    }

    @Operation(
            summary = "Take back that nobody came with a ticket",
            description = "For the event's organiser and for staff. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The ticket's booking")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @DeleteMapping("/api/tickets/{id}/no-show")
    BookingView undo(
            @Parameter(description = "A ticket's id", example = "1185") @PathVariable long id,
            @Parameter(hidden = true) Caller caller) {
        desk.open(id, caller);
        return views.of(noShows.undo(id, Actor.staff(caller)), caller);
    }

    @Operation(
            summary = "How many tickets of an event nobody came with",
            description = "By the event's id or code, for its organiser and for staff.")
    @ApiResponse(
            responseCode = "200",
            description = "Those that are marked, and those that would be")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping("/api/events/{id}/no-shows")
    NoShowsView count(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return view(events.open(Scope.of(caller), id).id());
    }

    @Operation(
            summary = "Mark all tickets of an event that were not scanned",
            description =
                    "Once the event has begun, by its id or code, for its organiser and for staff. A second time marks those that are not marked yet.")
    @ApiResponse(responseCode = "200", description = "Those that are marked now")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "409", description = "invalid-state: the event has not begun")
    @PostMapping("/api/events/{id}/no-shows")
    NoShowsView markAll(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var event = events.open(Scope.of(caller), id);
        noShows.markAll(event.id(), event.startsAt().toInstant(), Actor.staff(caller));
        return view(event.id());
    }

    private NoShowsView view(long event) {
        var counts = noShows.count(event);
        return new NoShowsView(counts.notScanned(), counts.marked());
    }
}
