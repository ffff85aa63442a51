package dev.marquee.customer.complaint.reply;

import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

@RestController
@RequestMapping("/api/canned-replies")
@Tag(name = "Support")
class CannedReplyApiController {

    /** Replies that staff have ready. */
    @Schema(name = "CannedReplyList")
    record Found(List<CannedReply> items) {}

    private final CannedReplies replies;

    CannedReplyApiController(CannedReplies replies) {
        this.replies = replies;
    }

    @GetMapping
    @Operation(summary = "Lists the replies that staff have ready")
    @ApiResponse(responseCode = "200", description = "All of them, 200 at most")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Found list(
            @Parameter(
                            description = "Words in the title or the text; accents do not matter",
                            example = "refund")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100, message = "must have at most 100 characters")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    String q,
            @Parameter(description = "A language alone", example = "en")
                    @RequestParam(defaultValue = "")
                    @Pattern(regexp = "[A-Za-z-]{0,35}", message = "must be a language tag")
                    String lang) {
        return new Found(replies.search(q, lang));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a reply")
    @ApiResponse(responseCode = "200", description = "The reply")
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<CannedReply> show(@PathVariable long id) {
        return answer(replies.find(id).orElseThrow(() -> Problems.notFound("reply")));
    }

    @PostMapping
    @Operation(summary = "Adds a reply")
    @ApiResponse(responseCode = "201", description = "The reply")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<CannedReply> add(@Valid @RequestBody CannedReplyRequest request) {
        var added = replies.add(title(request), lang(request), body(request));
        return ResponseEntity.created(URI.create("/api/canned-replies/" + added.id()))
                .eTag(Versions.etag(added.version()))
                .body(added);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a reply")
    @ApiResponse(responseCode = "200", description = "The reply")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<CannedReply> change(
            @PathVariable long id,
            @Parameter(description = "The ETag of the reply that was read", example = "\"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Valid @RequestBody CannedReplyRequest request) {
        return answer(
                replies.change(
                        id,
                        title(request),
                        lang(request),
                        body(request),
                        Versions.expected(ifMatch)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a reply")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    void remove(@PathVariable long id) {
        replies.remove(id);
    }

    private static ResponseEntity<CannedReply> answer(CannedReply reply) {
        return ResponseEntity.ok().eTag(Versions.etag(reply.version())).body(reply);
    }

    private static String title(CannedReplyRequest request) {
        return Objects.requireNonNull(request.title()).strip();
    }

    private static String lang(CannedReplyRequest request) {
        return Objects.requireNonNull(request.lang());
    }

    private static String body(CannedReplyRequest request) {
        return Objects.requireNonNull(request.body()).strip();
    }
}
