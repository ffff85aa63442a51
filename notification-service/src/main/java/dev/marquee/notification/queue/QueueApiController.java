package dev.marquee.notification.queue;

import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The queues, for admins. */
@RestController
@RequestMapping("/api/queues")
@Tag(name = "Mails")
class QueueApiController {

    /** All queues. */
    record Page(List<QueueState> items) {}

    /** How many are tried again. */
    record Retried(@Schema(example = "2") long queued) {}

    private static final String EXAMPLE =
            """
            {"items":[{"name":"outbox","service":"ticket","answered":true,"waiting":0,"dead":0,"dead_mails":{},"by_priority":[]}]}\
            """;

    private final Queues queues;

    QueueApiController(Queues queues) {
        this.queues = queues;
    }

    @GetMapping
    @Operation(
            summary = "Lists the queues: how much waits in each, for how long, and what is dead",
            description =
                    "Mails, webhooks, and the outbox of each service, with which it tells the others. Of a service that does not answer now nothing is known.")
    @ApiResponse(
            responseCode = "200",
            description = "The queues",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(EXAMPLE)))
    Page list() {
        return new Page(queues.all());
    }

    @PostMapping("/{name}/dead/retry")
    @Operation(
            summary = "Tries again what was given up",
            description =
                    "Of mails, all or those of one kind. Mails whose link was removed stay as they are. Webhooks and the outbox have ways of their own.")
    @ApiResponse(
            responseCode = "200",
            description = "They are due now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Retried.class),
                            examples = @ExampleObject("{\"queued\":2}")))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Retried retry(
            @Parameter(example = "mails") @PathVariable String name,
            @Valid @RequestBody RetryRequest request) {
        if (!name.equals("mails")) throw Problems.notFound("queue");
        var kind = request.kind();
        if (kind == null) return new Retried(queues.retryDead(null, request.reason()));
        return new Retried(
                queues.retryDead(
                        MailKind.of(kind)
                                .orElseThrow(() ->
                                        Problems.invalid("kind", Text.of("invalid.not-a-kind-of"))),
                        request.reason()));
    }
}
