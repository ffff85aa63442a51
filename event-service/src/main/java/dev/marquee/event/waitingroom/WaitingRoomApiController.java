package dev.marquee.event.waitingroom;

import dev.marquee.event.catalogue.EventAccess;
import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether buyers of an event wait in line, for programs. */
@RestController
@RequestMapping("/api/events/{id}/waiting-room")
@Tag(name = "Waiting rooms")
class WaitingRoomApiController {

    private final EventAccess events;
    private final WaitingRooms rooms;
    private final FiguresTable figures;

    WaitingRoomApiController(EventAccess events, WaitingRooms rooms, FiguresTable figures) {
        this.events = events;
        this.figures = figures;
        this.rooms = rooms;
    }

    @GetMapping("/settings")
    @Operation(summary = "What is decided of an event's waiting room")
    @ApiResponse(responseCode = "200", description = "The decision; off if there is none")
    @ApiResponse(responseCode = "404", description = "not-found")
    WaitingRoom show(@PathVariable String id, Caller caller) {
        return rooms.of(events.own(id, caller).id());
    }

    @PutMapping("/settings")
    @Operation(
            summary = "Decides about an event's waiting room",
            description =
                    "The gateway follows within seconds. What is absent stays as it is, except the mode.")
    @ApiResponse(responseCode = "200", description = "The decision")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    WaitingRoom decide(
            @PathVariable String id, @Valid @RequestBody WaitingRoomForm form, Caller caller) {
        var event = events.own(id, caller);
        rooms.decide(event, form.over(rooms.of(event.id())));
        return rooms.of(event.id());
    }

    @GetMapping("/figures")
    @Operation(
            summary = "How an event's waiting room is doing",
            description =
                    "As it was some seconds ago; after its end, the last figures. What everybody may know is at /api/events/{id}/waiting-room.")
    @ApiResponse(responseCode = "200", description = "How many wait, are inside, have booked …")
    @ApiResponse(responseCode = "404", description = "not-found")
    WaitingRoomFigures figures(@PathVariable String id, Caller caller) {
        var event = events.own(id, caller).id();
        var told = figures.of(event);
        return told.isPresent() && rooms.open(event).isPresent()
                ? told.get()
                : WaitingRoomFigures.closed(told);
    }

    @PostMapping("/open")
    @Operation(
            summary = "Opens an event's waiting room now",
            description =
                    "Everybody waits in line from now on, and before the sale takes part in the lot. The other settings stay.")
    @ApiResponse(responseCode = "200", description = "The decision")
    @ApiResponse(responseCode = "404", description = "not-found")
    WaitingRoom open(@PathVariable String id, Caller caller) {
        var event = events.own(id, caller);
        rooms.openNow(event);
        return rooms.of(event.id());
    }

    @PostMapping("/close")
    @Operation(
            summary = "Closes an event's waiting room now",
            description = "Everybody may book from now on. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The decision")
    @ApiResponse(responseCode = "404", description = "not-found")
    WaitingRoom close(@PathVariable String id, Caller caller) {
        var event = events.own(id, caller);
        rooms.closeNow(event);
        return rooms.of(event.id());
    }
}
