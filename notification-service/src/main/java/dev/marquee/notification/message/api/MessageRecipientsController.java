package dev.marquee.notification.message.api;

import dev.marquee.notification.message.ManageMessages;
import dev.marquee.notification.message.Recipients;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom a message goes to. */
@RestController
@RequestMapping("/api/messages/{id}")
@Tag(name = "Messages")
class MessageRecipientsController {

    private static final String JSON = "application/json";
    private static final String OUTCOMES =
            "waiting|queued|handed_over|bounced_hard|bounced_soft|skipped";

    /** Somebody it goes to. */
    record RecipientView(
            @Schema(example = "minhchau@example.org") String address,
            @Schema(example = "Minh Châu") String name,
            @Schema(example = "handed_over") String outcome,
            @Schema(
                            description =
                                    "unsubscribed, no_consent, suppressed, not_valid_any_more, no_address, stopped: why somebody was skipped",
                            example = "no_consent")
                    @Nullable String why,
            Instant at) {}

    /** A page of them, in the order of addresses. */
    record Page(List<RecipientView> items, int page, int size, long total) {}

    private final ManageMessages manage;
    private final Recipients recipients;

    MessageRecipientsController(ManageMessages manage, Recipients recipients) {
        this.manage = manage;
        this.recipients = recipients;
    }

    @GetMapping("/recipients")
    @Operation(summary = "Lists whom it goes to, and what became of it")
    @ApiResponse(
            responseCode = "200",
            description = "A page of them, in the order of addresses",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(MessageExamples.RECIPIENTS)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page recipients(
            @PathVariable long id,
            @Parameter(description = "Only those with this outcome", example = "bounced_hard")
                    @RequestParam(required = false)
                    @Pattern(regexp = OUTCOMES, message = "{invalid.an-outcome}")
                    @Nullable String outcome,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        manage.get(caller, id);
        var counts = recipients.counts(id);
        return new Page(
                recipients.list(id, outcome, paging.size(), paging.offset()).stream()
                        .map(one ->
                                new RecipientView(
                                        one.address(),
                                        one.name(),
                                        one.outcome(),
                                        one.why(),
                                        one.at().toInstant()))
                        .toList(),
                paging.page(),
                paging.size(),
                outcome == null
                        ? counts.values().stream().mapToLong(Long::longValue).sum()
                        : counts.getOrDefault(outcome, 0L));
    }
}
