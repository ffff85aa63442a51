package dev.marquee.notification.webhook.dispatch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.marquee.notification.webhook.registration.ManageWebhooks;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/webhooks/{id}")
@Tag(name = "Webhooks")
class DeliveryApiController {

    private static final String JSON = "application/json";

    /** A page of deliveries, the newest first. */
    record Page(List<Delivery> items, int page, int size, long total) {}

    /** A delivery with what was sent and what came of it, the last attempt first. */
    record Whole(
            @JsonUnwrapped Delivery delivery,
            @Schema(
                            example =
                                    "{\"type\":\"booking.confirmed\",\"timestamp\":\"2030-11-28T20:00:00Z\",\"data\":{}}")
                    String body,
            List<AttemptLine> tries) {}

    private final ManageWebhooks manage;
    private final ResendDeliveries send;
    private final DeliveryLog log;

    DeliveryApiController(ManageWebhooks manage, ResendDeliveries send, DeliveryLog log) {
        this.manage = manage;
        this.send = send;
        this.log = log;
    }

    @GetMapping("/deliveries")
    @Operation(
            summary = "Lists what was sent to a webhook, the newest first",
            description = "It goes back 30 days. q searches what was sent, and the message ids.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of deliveries",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(DeliveryExamples.DELIVERIES)))
    @ApiResponse(responseCode = "404", description = "not-found: there is none, or it is not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page list(
            @PathVariable long id,
            @RequestParam(defaultValue = "")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    String q,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = "waiting|sending|delivered|failed",
                            message = "{invalid.waiting-sending-delivered-or}")
                    @Nullable String status,
            @RequestParam(required = false)
                    @Pattern(regexp = "[a-z]+\\.[a-z]+", message = "{invalid.a-type-of-event}")
                    @Nullable String type,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var webhook = manage.get(caller, id).id();
        var search = new DeliverySearch(q, status, type, null);
        return new Page(
                log.list(webhook, search, paging.size(), paging.offset()),
                paging.page(),
                paging.size(),
                log.count(webhook, search));
    }

    @GetMapping("/deliveries/{delivery}")
    @Operation(
            summary =
                    "Shows a delivery: what was sent, and each attempt with the answer's first part")
    @ApiResponse(
            responseCode = "200",
            description = "The delivery",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Whole.class),
                            examples = @ExampleObject(DeliveryExamples.DELIVERY)))
    @ApiResponse(responseCode = "404", description = "not-found")
    Whole show(@PathVariable long id, @PathVariable long delivery, Caller caller) {
        var found =
                log.find(manage.get(caller, id).id(), delivery)
                        .orElseThrow(() -> Problems.notFound("delivery"));
        return new Whole(found, log.body(delivery), log.attempts(delivery));
    }

    @PostMapping("/deliveries/{delivery}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Sends a delivery once more",
            description =
                    "Under the same webhook-id. What waits is tried at once; either way there is a day again for it.")
    @ApiResponse(responseCode = "202", description = "It is due now")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "webhook-paused, or being-sent just now",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(DeliveryExamples.PAUSED)))
    Whole resend(@PathVariable long id, @PathVariable long delivery, Caller caller) {
        send.resend(caller, id, delivery);
        return show(id, delivery, caller);
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Sends an event of no meaning",
            description = "Its type is webhook.test. The answer is the delivery, to look at later.")
    @ApiResponse(responseCode = "202", description = "It is due now")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "webhook-paused")
    Whole test(@PathVariable long id, Caller caller) {
        return show(id, send.test(caller, id), caller);
    }
}
