package dev.marquee.notification.webhook.registration;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The secret that a webhook's deliveries are signed with. */
@RestController
@Tag(name = "Webhooks")
class SecretApiController {

    private final ManageWebhooks manage;

    SecretApiController(ManageWebhooks manage) {
        this.manage = manage;
    }

    @RecentSignIn
    @PostMapping("/api/webhooks/{id}/secret")
    @Operation(
            summary = "Changes the secret",
            description =
                    "The one before signs too for a day, so that receivers can change over; with leaked=true it ends at once.")
    @ApiResponse(
            responseCode = "401",
            description =
                    "unauthorized, recent-sign-in-required: a person must have signed in within the last 10 minutes; an API client needs its scope only")
    @ApiResponse(
            responseCode = "200",
            description = "The webhook, with its new secret",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = WebhookView.class),
                            examples = @ExampleObject(WebhookExamples.MADE)))
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<WebhookView> rotate(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean leaked,
            Caller caller) {
        var rotated = manage.rotate(caller, id, leaked);
        return ResponseEntity.ok()
                .eTag(Versions.etag(rotated.webhook().version()))
                .cacheControl(CacheControl.noStore())
                .body(WebhookView.of(rotated.webhook(), rotated.secret()));
    }
}
