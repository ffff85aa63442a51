package dev.marquee.notification.message.api;

import dev.marquee.notification.message.SendEventDetail;
import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When and where an event is, by mail, without a word of anybody's. */
@RestController
@Tag(name = "Messages")
class EventDetailController {

    /** Who asks for the mail. */
    @Schema(name = "EventDetailRequest")
    record Request(
            @Schema(example = "7")
                    @NotNull(message = "{invalid.required}")
                    @Positive(message = "{invalid.required}")
                    @Nullable Long eventId,
            @Schema(description = "Your own where it is absent", example = "minhchau@example.org")
                    @Size(max = 254, message = "{invalid.at-most-254-characters}")
                    @Nullable String email) {}

    /** What becomes of it. */
    @Schema(name = "EventDetailAnswer")
    record Answer(@Schema(example = "minhchau@example.org") String email) {}

    private final SendEventDetail send;

    EventDetailController(SendEventDetail send) {
        this.send = send;
    }

    @PostMapping("/api/notifications/event-detail-email")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Mails when and where an event is",
            description =
                    "To yourself; organisers also to who has tickets for their event, admins and support to anybody. At most one an hour for an event and an address.")
    @ApiResponse(
            responseCode = "202",
            description = "It is on its way, or has been within the hour",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject("{\"email\":\"minhchau@example.org\"}")))
    @ApiResponse(responseCode = "404", description = "not-found: no such event is on sale")
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid-input: the address is none, or not one that you may have it sent to")
    Answer send(@Valid @RequestBody Request request, Caller caller, Locale locale) {
        return new Answer(
                send.handle(
                        caller, Objects.requireNonNull(request.eventId), request.email, locale));
    }
}
