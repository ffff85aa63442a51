package dev.marquee.event.waitingroom;

import dev.marquee.event.waitingroom.WaitingRooms.Open;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the gateway, which keeps the rooms, and for the events' pages, which lead there. */
@RestController
class OpenRoomsController {

    private final WaitingRooms rooms;

    OpenRoomsController(WaitingRooms rooms) {
        this.rooms = rooms;
    }

    @GetMapping("/internal/waiting-rooms")
    List<Open> open() {
        return rooms.open();
    }
}
