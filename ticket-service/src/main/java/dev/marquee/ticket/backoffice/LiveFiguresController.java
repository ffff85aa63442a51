package dev.marquee.ticket.backoffice;

import dev.marquee.platform.live.LiveStreams;
import dev.marquee.platform.live.Subject;
import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.live.Watchers;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Sales")
class LiveFiguresController {

    private final EventDesk events;
    private final LiveStreams streams;

    LiveFiguresController(EventDesk events, LiveStreams streams) {
        this.events = events;
        this.streams = streams;
    }

    @Operation(
            summary = "An event's figures, as they change",
            description =
                    """
                    A stream of server-sent events, by the event's id or its code. Messages called `figures` say how many tickets are sold, used \
                    and waited for, and what came in, by ticket type: one at once and then one within a second after each change. An event that is tried \
                    out counts its test bookings.\
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "503",
            description = "busy: too many watch; ask for the sales every few seconds instead")
    @GetMapping(
            path = "/api/events/{event}/figures/live",
            produces = {MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.ALL_VALUE})
    ResponseEntity<SseEmitter> live(
            @PathVariable String event,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        var opened = events.open(Scope.of(caller), event);
        return streams.open(Watchers.ORGANISERS, Subject.of(opened.id()), request);
    }
}
