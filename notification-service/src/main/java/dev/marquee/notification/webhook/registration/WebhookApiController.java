package dev.marquee.notification.webhook.registration;

import dev.marquee.notification.webhook.net.AddressRefused;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
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

@RestController
@RequestMapping("/api/webhooks")
@Tag(name = "Webhooks")
class WebhookApiController {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    /** A page of webhooks. */
    record Page(List<WebhookView> items, int page, int size, long total) {}

    private final ManageWebhooks manage;
    private final Webhooks webhooks;
    private final MessageSource messages;
    private final PatchReader patches;

    WebhookApiController(
            ManageWebhooks manage, Webhooks webhooks, MessageSource messages, PatchReader patches) {
        this.manage = manage;
        this.webhooks = webhooks;
        this.messages = messages;
        this.patches = patches;
    }

    @GetMapping
    @Operation(
            summary = "Lists webhooks",
            description =
                    "One's own; everybody's for admins. q searches name, address and owner; sort is name, -name, created or -created.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of webhooks",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(WebhookExamples.WEBHOOKS)))
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page list(
            @RequestParam(defaultValue = "")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    String q,
            @RequestParam(required = false)
                    @Pattern(regexp = "active|paused", message = "{invalid.active-or-paused}")
                    @Nullable String status,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = "-?(name|created)",
                            message = "{invalid.name-or-created-with}")
                    @Nullable String sort,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var search = new WebhookSearch(q, status, sort);
        var owner = ManageWebhooks.ownerFor(caller);
        var found = webhooks.list(search, owner, paging.size(), paging.offset());
        return new Page(
                found.stream().map(WebhookView::of).toList(),
                paging.page(),
                paging.size(),
                webhooks.count(search, owner));
    }

    @RecentSignIn
    @PostMapping
    @Operation(
            summary = "Registers an address",
            description =
                    "The answer holds the secret that deliveries are signed with: keep it, it is not shown again.")
    @ApiResponse(
            responseCode = "401",
            description =
                    "unauthorized, recent-sign-in-required: a person must have signed in within the last 10 minutes; an API client needs its scope only")
    @ApiResponse(
            responseCode = "201",
            description = "The webhook, with its secret",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = WebhookView.class),
                            examples = @ExampleObject(WebhookExamples.MADE)))
    @ApiResponse(responseCode = "409", description = "too-many-webhooks")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: with the reason why nothing is sent to the address",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(WebhookExamples.REFUSED)))
    ResponseEntity<WebhookView> add(@Valid @RequestBody WebhookRequest request, Caller caller) {
        try {
            var made = manage.add(caller, request.draft(false));
            var webhook = switchTo(caller, made.webhook(), request.active());
            return ResponseEntity.created(URI.create("/api/webhooks/" + webhook.id()))
                    .eTag(Versions.etag(webhook.version()))
                    .cacheControl(CacheControl.noStore())
                    .body(WebhookView.of(webhook, made.secret()));
        } catch (AddressRefused e) {
            throw refused(e);
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a webhook")
    @ApiResponse(
            responseCode = "200",
            description = "The webhook; its ETag is for If-Match",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = WebhookView.class),
                            examples = @ExampleObject(WebhookExamples.WEBHOOK)))
    @ApiResponse(responseCode = "404", description = "not-found: there is none, or it is not yours")
    ResponseEntity<WebhookView> show(@PathVariable long id, Caller caller) {
        return answer(manage.get(caller, id));
    }

    @RecentSignIn
    @PutMapping("/{id}")
    @Operation(
            summary = "Changes a webhook, or pauses it and lets it go on",
            description =
                    "What is absent stays as it is. While it is paused, what happens is not kept for it.")
    @ApiResponse(
            responseCode = "401",
            description =
                    "unauthorized, recent-sign-in-required: a person must have signed in within the last 10 minutes; an API client needs its scope only")
    @ApiResponse(
            responseCode = "200",
            description = "The webhook",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = WebhookView.class),
                            examples = @ExampleObject(WebhookExamples.WEBHOOK)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile: If-Match is an older ETag")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<WebhookView> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MergePatch<WebhookRequest> body,
            Caller caller) {
        try {
            return answer(
                    Versions.change(
                            Versions.expected(ifMatch),
                            () -> manage.get(caller, id),
                            Webhook::version,
                            (before, version) -> {
                                var request = patches.apply(body, WebhookRequest.of(before));
                                var draft = request.draft(before.allOrganizers());
                                var changed = manage.change(caller, id, version, draft);
                                return switchTo(caller, changed, request.active());
                            }));
        } catch (AddressRefused e) {
            throw refused(e);
        }
    }

    @RecentSignIn
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a webhook and its log")
    @ApiResponse(
            responseCode = "401",
            description =
                    "unauthorized, recent-sign-in-required: a person must have signed in within the last 10 minutes; an API client needs its scope only")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile: If-Match is an older ETag")
    void delete(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        manage.delete(caller, id, Versions.expected(ifMatch));
    }

    private Webhook switchTo(Caller caller, Webhook webhook, @Nullable Boolean active) {
        if (active == null || active == webhook.active()) return webhook;
        if (active) manage.resume(caller, webhook.id());
        else manage.pause(caller, webhook.id());
        return manage.get(caller, webhook.id());
    }

    private static ResponseEntity<WebhookView> answer(Webhook webhook) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(webhook.version()))
                .body(WebhookView.of(webhook));
    }

    private ErrorResponseException refused(AddressRefused e) {
        return Problems.invalid("url", Text.of(e.reason().key()));
    }
}
