package dev.marquee.notification.message.api;

import dev.marquee.notification.message.ManageMessages;
import dev.marquee.notification.message.Message;
import dev.marquee.notification.message.MessageState;
import dev.marquee.notification.message.Messages;
import dev.marquee.notification.message.Recipients;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages to the people of events: one's own for organisers, everybody's for admins. */
@RestController
@RequestMapping("/api/messages")
@Tag(name = "Messages")
class MessageApiController {

    private static final String JSON = "application/json";
    private static final String STATES =
            "draft|scheduled|review|preparing|sending|paused|missed|sent|stopped|failed";

    /** A page of messages, the newest first. */
    record Page(List<MessageView> items, int page, int size, long total) {}

    private final ManageMessages manage;
    private final Messages messages;
    private final Recipients recipients;
    private final Languages languages;
    private final PatchReader patches;

    MessageApiController(
            ManageMessages manage,
            Messages messages,
            Recipients recipients,
            Languages languages,
            PatchReader patches) {
        this.manage = manage;
        this.messages = messages;
        this.recipients = recipients;
        this.languages = languages;
        this.patches = patches;
    }

    @GetMapping
    @Operation(
            summary = "Lists messages, the newest first",
            description = "One's own; everybody's for admins.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of messages",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(MessageExamples.MESSAGES)))
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page list(
            @Parameter(description = "Only those about this event", example = "7")
                    @RequestParam(required = false)
                    @Nullable Long eventId,
            @Parameter(description = "Only those in this state", example = "sent")
                    @RequestParam(required = false)
                    @Pattern(regexp = STATES, message = "{invalid.a-message-state}")
                    @Nullable String state,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var filter =
                new Messages.Filter(
                        ManageMessages.ownerFor(caller),
                        eventId,
                        state == null ? null : MessageState.of(state).orElseThrow());
        return new Page(
                messages.list(filter, paging.size(), paging.offset()).stream()
                        .map(this::view)
                        .toList(),
                paging.page(),
                paging.size(),
                messages.count(filter));
    }

    @PostMapping
    @Operation(
            summary = "Writes a message",
            description =
                    "It is a draft: nobody gets it before it is sent or scheduled. A text with an unknown word in braces is refused, and the answer names the nearest one.")
    @ApiResponse(
            responseCode = "201",
            description = "The draft; its ETag is for If-Match",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(
            responseCode = "404",
            description = "not-found: the event was never on sale, or is not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<MessageView> add(@Valid @RequestBody MessageRequest request, Caller caller) {
        var message =
                manage.add(
                        caller,
                        Objects.requireNonNull(request.eventId()),
                        request.draft(languages));
        return ResponseEntity.created(URI.create("/api/messages/" + message.id()))
                .eTag(Versions.etag(message.version()))
                .body(view(message));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a message and how far it is")
    @ApiResponse(
            responseCode = "200",
            description = "The message; its ETag is for If-Match",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(responseCode = "404", description = "not-found: there is none, or it is not yours")
    ResponseEntity<MessageView> show(@PathVariable long id, Caller caller) {
        return answer(manage.get(caller, id));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Changes a message that nobody has got yet",
            description =
                    "What is absent stays as it is. Then it is a draft again, and has to be sent, scheduled or approved anew.")
    @ApiResponse(
            responseCode = "200",
            description = "The draft",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "invalid-state: it goes out, or has gone out")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile: If-Match is an older ETag")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<MessageView> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<MessageRequest> body,
            Caller caller) {
        return answer(
                Versions.change(
                        Versions.expected(ifMatch),
                        () -> manage.get(caller, id),
                        Message::version,
                        (before, version) ->
                                manage.edit(
                                        caller,
                                        id,
                                        version,
                                        patches.apply(body, MessageRequest.of(before))
                                                .draft(languages))));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a message that nobody has got")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "invalid-state: it goes out, or has gone out")
    void delete(@PathVariable long id, Caller caller) {
        manage.delete(caller, id);
    }

    private ResponseEntity<MessageView> answer(Message message) {
        return ResponseEntity.ok().eTag(Versions.etag(message.version())).body(view(message));
    }

    private MessageView view(Message message) {
        return MessageView.of(
                message, message.snapshotAt() == null ? Map.of() : recipients.counts(message.id()));
    }
}
