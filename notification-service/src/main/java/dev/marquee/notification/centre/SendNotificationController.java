package dev.marquee.notification.centre;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where services and admins tell somebody something. */
@RestController
@Tag(name = "Notifications")
class SendNotificationController {

    private final Notify notify;
    private final Notifications notifications;
    private final Readers readers;
    private final NoticeTexts texts;
    private final AuditTrail audit;

    SendNotificationController(
            Notify notify,
            Notifications notifications,
            Readers readers,
            NoticeTexts texts,
            AuditTrail audit) {
        this.notify = notify;
        this.notifications = notifications;
        this.readers = readers;
        this.texts = texts;
        this.audit = audit;
    }

    @PostMapping("/api/notifications")
    @Operation(
            summary = "Tell somebody something",
            description =
                    "For admins. It is mailed as well, unless its reader does not want that. The same dedupe_key again gives the notification that there is.")
    @ApiResponse(responseCode = "201", description = "The notification, as its reader sees it")
    @ApiResponse(
            responseCode = "204",
            description = "Its reader does not want to be told this here",
            content = @Content)
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid-input: no such kind, no such account, or params that its words cannot be written from")
    ResponseEntity<NotificationView> send(
            @Valid @RequestBody NoticeRequest request, Locale locale) {
        var kind =
                NoticeKind.of(request.kindOrMessage())
                        .orElseThrow(() -> Problems.invalid("kind", Text.of("invalid.not-a-kind")));
        if (kind == NoticeKind.MESSAGE
                && (request.content() == null || request.content().isBlank()))
            throw Problems.invalid("content", Text.of("invalid.must-not-be-empty"));
        if (readers.find(request.userId()).isEmpty())
            throw Problems.invalid("user_id", Text.of("invalid.not-an-account"));
        var notice = request.notice(kind);
        if (!texts.canWrite(kind, notice.params()))
            throw Problems.invalid("params", Text.of("invalid.not-enough-for-its-words"));
        var id = notify.handle(notice);
        if (id.isPresent() && Caller.current().isPresent())
            audit.record("notification.sent", "account:" + notice.user(), kind.slug());
        return notifications
                .find(notice.user(), notice.dedupeKey())
                .map(one -> NotificationView.of(one, texts.write(one.kind(), one.params(), locale)))
                .map(view ->
                        ResponseEntity.created(URI.create("/api/notifications/" + view.id()))
                                .body(view))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
