package dev.marquee.ticket.inventory;

import dev.marquee.platform.live.LiveStreams;
import dev.marquee.platform.live.Subject;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.live.Watchers;
import io.swagger.v3.oas.annotations.Operation;
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
@Tag(name = "Availability")
class LiveAvailabilityController {

    private final Stocks stocks;
    private final LiveStreams streams;

    LiveAvailabilityController(Stocks stocks, LiveStreams streams) {
        this.stocks = stocks;
        this.streams = streams;
    }

    @Operation(
            summary = "What an event has left, as it changes",
            description =
                    """
                    A stream of server-sent events, by the event's id or its code. Messages called `availability` have the JSON of \
                    `GET /api/events/{event}/availability` without a code, one at once and then one within a second after each change; changes \
                    in quick succession come as one. Further kinds of messages may be added. A comment comes every 10 seconds; a stream lasts a \
                    quarter of an hour at most. Open it again with the last `id` as `Last-Event-ID`, and what you know already is not sent \
                    again.\
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "not-found: no such event was ever on sale")
    @ApiResponse(
            responseCode = "503",
            description =
                    "busy: too many watch; ask for the availability every few seconds instead")
    @GetMapping(
            path = "/api/events/{event}/live",
            produces = {MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.ALL_VALUE})
    ResponseEntity<SseEmitter> live(@PathVariable String event, HttpServletRequest request) {
        var stock = stocks.find(event).orElseThrow(() -> Problems.notFound("event"));
        return streams.open(Watchers.EVERYBODY, Subject.of(stock.terms().eventId()), request);
    }
}
