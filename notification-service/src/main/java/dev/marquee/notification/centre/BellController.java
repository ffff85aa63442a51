package dev.marquee.notification.centre;

import dev.marquee.platform.live.LiveStreams;
import dev.marquee.platform.live.Subject;
import dev.marquee.platform.security.Caller;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The bell, while a page is open. */
@RestController
@Tag(name = "Notifications")
class BellController {

    private final LiveStreams streams;

    BellController(LiveStreams streams) {
        this.streams = streams;
    }

    @Operation(
            summary = "How many of your notifications are unread, as it changes",
            description =
                    "A stream of server-sent events. Messages called `notifications` have `unread` (100 for more than 99) and `latest`, the newest id: one at once and then one within a second after each change.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "503",
            description = "busy: too many watch; ask for the notifications once a minute instead")
    @GetMapping(
            path = "/api/notifications/live",
            produces = {MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.ALL_VALUE})
    ResponseEntity<SseEmitter> live(
            @Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        return streams.open(BellSource.READER, Subject.of(caller.id()), request);
    }
}
