package dev.marquee.event.waitingroom;

import dev.marquee.event.catalogue.EventAccess;
import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether buyers of an event wait in line, for programs. */
@RestController
@RequestMapping("/api/events/{id}/waiting-room/settings")
@Tag(name = "Waiting rooms")
class WaitingRoomApiController {

    private final EventAccess events;
    private final WaitingRooms rooms;

    WaitingRoomApiController(EventAccess events, WaitingRooms rooms) {
        this.events = events;
        this.rooms = rooms;
    }

    @GetMapping
    @Operation(summary = "What is decided of an event's waiting room")
    @ApiResponse(responseCode = "200", description = "The decision; off if there is none")
    @ApiResponse(responseCode = "404", description = "not-found")
    WaitingRoom show(@PathVariable String id, Caller caller) {
        return rooms.of(events.own(id, caller).id());
    }

    @PutMapping
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
}
