package dev.marquee.event.waitingroom;

import dev.marquee.event.waitingroom.WaitingRooms.Open;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For the gateway, which keeps the rooms, and for the events' pages, which lead there. */
@RestController
class OpenRoomsController {

    private final WaitingRooms rooms;
    private final FiguresTable figures;

    OpenRoomsController(WaitingRooms rooms, FiguresTable figures) {
        this.rooms = rooms;
        this.figures = figures;
    }

    @GetMapping("/internal/waiting-rooms")
    List<Open> open() {
        return rooms.open();
    }

    /** How the rooms are doing, for their organisers' pages. */
    @PostMapping("/internal/waiting-rooms/figures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@RequestBody List<ReportedFigures> reported) {
        figures.store(reported);
    }
}
