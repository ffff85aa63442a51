package dev.marquee.notification.message.api;

import dev.marquee.notification.message.ManageMessages;
import dev.marquee.notification.message.Message;
import dev.marquee.notification.message.PreviewMessage;
import dev.marquee.notification.message.Recipients;
import dev.marquee.notification.message.audience.AudienceClient.Count;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is done with a message once it is written. */
@RestController
@RequestMapping("/api/messages/{id}")
@Tag(name = "Messages")
class MessageActionsController {

    private static final String JSON = "application/json";

    /**
     * How many people, with how many tickets; and how many gave no address, whom nothing reaches.
     */
    record Audience(
            @Schema(example = "71") long people,
            @Schema(example = "164") long tickets,
            @Schema(example = "2") long withoutAddress) {

        static Audience of(Count count) {
            return new Audience(count.people(), count.tickets(), count.withoutAddress());
        }
    }

    /** A message as one of its readers sees it; its links lead nowhere. */
    record Preview(
            @Schema(example = "minhchau@example.org") String as,
            @Schema(example = "Bring a coat tonight") String subject,
            @Schema(example = "<p>Dear Minh Châu, bring a coat.</p>") String html,
            @Schema(example = "Dear Minh Châu, bring a coat.") String text) {}

    private final ManageMessages manage;
    private final PreviewMessage preview;
    private final Recipients recipients;
    private final Languages languages;

    MessageActionsController(
            ManageMessages manage,
            PreviewMessage preview,
            Recipients recipients,
            Languages languages) {
        this.manage = manage;
        this.preview = preview;
        this.recipients = recipients;
        this.languages = languages;
    }

    @PostMapping("/count")
    @Operation(
            summary = "Counts whom a message goes to",
            description =
                    "As of now. If many more are meant when it begins, it becomes a draft again: more than a tenth, and more than 20.")
    @ApiResponse(
            responseCode = "200",
            description = "How many",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Audience.class),
                            examples = @ExampleObject(MessageExamples.COUNT)))
    @ApiResponse(responseCode = "404", description = "not-found")
    Audience count(@PathVariable long id, Caller caller) {
        return Audience.of(manage.count(caller, id));
    }

    @PostMapping("/preview")
    @Operation(
            summary = "Shows a message as a reader will see it",
            description = "Real names, dates and seats; no link in it opens anything.")
    @ApiResponse(
            responseCode = "200",
            description = "The mail",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Preview.class),
                            examples = @ExampleObject(MessageExamples.PREVIEW)))
    @ApiResponse(
            responseCode = "404",
            description = "not-found: there is no such message, or it does not go to that address")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Preview preview(
            @PathVariable long id,
            @Parameter(
                            description = "One of its readers; the first where it is absent",
                            example = "minhchau@example.org")
                    @RequestParam(required = false)
                    @Size(max = 320, message = "{invalid.at-most-320-characters}")
                    @Nullable String as,
            @Parameter(description = "Another language than the reader's", example = "vi")
                    @RequestParam(required = false)
                    @Size(max = 35, message = "{invalid.at-most-35-characters}")
                    @Nullable String language,
            Caller caller) {
        var message = manage.get(caller, id);
        var shown =
                preview.as(
                        message,
                        reader(message, as).orElse(null),
                        languages.named(language).orElse(null));
        return new Preview(
                shown.reader().address(),
                shown.letter().subject(),
                shown.letter().standalone(),
                shown.letter().text());
    }

    private Optional<Person> reader(Message message, @Nullable String as) {
        var samples = preview.samples(message);
        if (as == null) return samples.stream().findFirst();
        return Optional.of(
                samples.stream()
                        .filter(person -> person.address().equalsIgnoreCase(as))
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("message")));
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Sends a test to yourself",
            description =
                    "To the address of your account, which must be confirmed. The subject begins with [Test], and the links lead nowhere.")
    @ApiResponse(responseCode = "202", description = "It is on its way")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "no-address: your address is not confirmed, or a program is calling")
    void test(@PathVariable long id, Caller caller) {
        var message = manage.get(caller, id);
        var to = ManageMessages.author(caller).replyTo();
        if (to == null)
            throw Problems.problem(
                    HttpStatus.CONFLICT, "no-address", Text.of("problem.no-address"));
        preview.test(message, reader(message, null).orElse(null), to, preview.events(message));
    }

    @PostMapping("/send")
    @Operation(
            summary = "Sends it now",
            description =
                    "It may become a draft again, or wait for an admin: the state says so, and why says for what reason.")
    @ApiResponse(
            responseCode = "200",
            description = "The message",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "invalid-state, cannot-be-sent")
    MessageView send(@PathVariable long id, Caller caller) {
        return view(manage.send(caller, id));
    }

    @PostMapping("/schedule")
    @Operation(
            summary = "Has it go out at its time",
            description = "A time that is told in days from the event moves with it.")
    @ApiResponse(
            responseCode = "200",
            description = "The message",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "invalid-state, cannot-be-sent")
    @ApiResponse(responseCode = "422", description = "invalid-input: it has no time, or it is over")
    MessageView schedule(@PathVariable long id, Caller caller) {
        return view(manage.schedule(caller, id));
    }

    @PostMapping("/pause")
    @Operation(summary = "Lets nobody else get it for now")
    @ApiResponse(
            responseCode = "200",
            description = "The message",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "invalid-state")
    MessageView pause(@PathVariable long id, Caller caller) {
        return view(manage.pause(caller, id));
    }

    @PostMapping("/resume")
    @Operation(summary = "Lets it go on", description = "Nobody gets it twice.")
    @ApiResponse(
            responseCode = "200",
            description = "The message",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "invalid-state")
    MessageView resume(@PathVariable long id, Caller caller) {
        return view(manage.resume(caller, id));
    }

    @PostMapping("/stop")
    @Operation(
            summary = "Ends it",
            description =
                    "Whoever still waits for it gets nothing. What was not begun is a draft again.")
    @ApiResponse(
            responseCode = "200",
            description = "The message",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "invalid-state")
    MessageView stop(@PathVariable long id, Caller caller) {
        return view(manage.stop(caller, id));
    }

    @PostMapping("/approve")
    @Operation(
            summary = "Approves a message that was held back",
            description =
                    "For admins. With the ETag of the message that you have read in If-Match, nothing else goes out.")
    @ApiResponse(
            responseCode = "200",
            description = "The message",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = MessageView.class),
                            examples = @ExampleObject(MessageExamples.MESSAGE)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "invalid-state")
    @ApiResponse(
            responseCode = "412",
            description = "changed-meanwhile: If-Match is not the ETag of what would go out")
    MessageView approve(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return view(manage.approve(caller, id, Versions.expected(ifMatch)));
    }

    private MessageView view(Message message) {
        return MessageView.of(
                message, message.snapshotAt() == null ? Map.of() : recipients.counts(message.id()));
    }
}
