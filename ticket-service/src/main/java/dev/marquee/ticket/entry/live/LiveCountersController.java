package dev.marquee.ticket.entry.live;

import dev.marquee.platform.live.LiveStreams;
import dev.marquee.platform.live.Subject;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import dev.marquee.ticket.live.Watchers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Entry")
class LiveCountersController {

    private final EntryLists lists;
    private final DoorKeepers keepers;
    private final LiveStreams streams;

    LiveCountersController(EntryLists lists, DoorKeepers keepers, LiveStreams streams) {
        this.lists = lists;
        this.keepers = keepers;
        this.streams = streams;
    }

    @Operation(
            summary = "How many are in, as it changes",
            description =
                    """
                    A stream of server-sent events. Messages called `counters` have the JSON of `GET /api/entry/events/{id}/counters`, one at \
                    once and then one within a second after each change at the door or of the tickets.\
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
            responseCode = "422",
            description = "invalid-input: the event does not have that list")
    @ApiResponse(
            responseCode = "503",
            description = "busy: too many watch; ask for the counters every few seconds instead")
    @GetMapping(
            path = "/api/entry/events/{id}/live",
            produces = {MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.ALL_VALUE})
    ResponseEntity<SseEmitter> live(
            @PathVariable long id,
            @Parameter(description = "The check-in list", example = "0")
                    @RequestParam(name = "list_id", required = false, defaultValue = "0")
                    int listId,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key,
            HttpServletRequest request) {
        var event = keepers.open(keepers.current(key), id);
        if (lists.find(event.id(), listId).isEmpty())
            throw Problems.invalid("list_id", Text.of("invalid.a-check-in-list"));
        return streams.open(Watchers.DOOR, new Subject(event.id(), listId), request);
    }
}
