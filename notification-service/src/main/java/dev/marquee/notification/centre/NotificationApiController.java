package dev.marquee.notification.centre;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** What the caller was told; nobody reads what others were told. */
@RestController
@RequestMapping("/api/notifications")
@Tag(name = "Notifications")
class NotificationApiController {

    /**
     * Some of the notifications, the newest first.
     *
     * @param unread how many are unread, 100 for more than 99
     * @param latest the newest id; 0 for none
     */
    record Inbox(
            @Schema(description = "How many are unread; 100 for more than 99", example = "2")
                    int unread,
            @Schema(description = "The newest id; 0 where there is none", example = "311")
                    long latest,
            List<NotificationView> items) {}

    /**
     * Up to which all are read.
     *
     * @param upTo the newest id that the reader has seen
     */
    record ReadAll(@Schema(example = "311") @NotNull @PositiveOrZero Long upTo) {}

    private final Notifications notifications;
    private final NoticeTexts texts;

    NotificationApiController(Notifications notifications, NoticeTexts texts) {
        this.notifications = notifications;
        this.texts = texts;
    }

    @GetMapping
    @Operation(
            summary = "Your notifications, the newest first",
            description =
                    "In the language of Accept-Language. With the ETag of an earlier answer in If-None-Match the answer is 304 until something changes.")
    @ApiResponse(responseCode = "200", description = "Some of them, and how many are unread")
    @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @Nullable ResponseEntity<Inbox> list(
            @Parameter(description = "Only those that are not read")
                    @RequestParam(defaultValue = "false")
                    boolean unread,
            @Parameter(description = "Only older ones than this id", example = "311")
                    @RequestParam(required = false)
                    @Min(value = 1, message = "{invalid.at-least-1}")
                    @Nullable Long before,
            @Parameter(description = "1 to 100; 20 if it is not said", example = "20")
                    @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "{invalid.at-least-1}")
                    @Max(value = 100, message = "{invalid.at-most-100}")
                    int size,
            Caller caller,
            Locale locale,
            ServletWebRequest request) {
        var mark = notifications.marks(Set.of(caller.id())).get(caller.id());
        var etag = "W/\"%d.%s.%s\"".formatted(caller.id(), mark, locale.toLanguageTag());
        if (request.checkNotModified(etag)) return null;
        var standing = notifications.standing(caller.id());
        var items =
                notifications.list(
                        caller.id(),
                        unread,
                        Objects.requireNonNullElse(before, Long.MAX_VALUE),
                        size);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etag)
                .body(new Inbox(standing.unread(), standing.latest(), views(items, locale)));
    }

    private List<NotificationView> views(List<Notification> items, Locale locale) {
        return items.stream().map(one -> view(one, locale)).toList();
    }

    private NotificationView view(Notification one, Locale locale) {
        return NotificationView.of(one, texts.write(one.kind(), one.params(), locale));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of your notifications")
    @ApiResponse(responseCode = "200", description = "The notification")
    @ApiResponse(responseCode = "404", description = "not-found: no such notification of yours")
    NotificationView one(@PathVariable long id, Caller caller, Locale locale) {
        return view(own(id, caller), locale);
    }

    @GetMapping("/user/{userId}")
    @Operation(
            summary = "The notifications of an account, as the older systems ask",
            description = "The newest 100 of your own; nobody reads those of others.")
    @ApiResponse(responseCode = "200", description = "Your notifications")
    @ApiResponse(responseCode = "404", description = "not-found: the account is not yours")
    List<NotificationView> ofUser(@PathVariable long userId, Caller caller, Locale locale) {
        if (userId != caller.id()) throw Problems.notFound("account");
        return views(notifications.list(caller.id(), false, Long.MAX_VALUE, 100), locale);
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Mark a notification as read",
            description = "An e-mail about it that is not sent yet is not sent then.")
    @ApiResponse(responseCode = "204", description = "It is read")
    @ApiResponse(responseCode = "404", description = "not-found: no such notification of yours")
    void read(@PathVariable long id, Caller caller) {
        own(id, caller);
        notifications.read(caller.id(), id);
    }

    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Mark all notifications up to one as read",
            description = "What came after it stays unread: you have not seen it yet.")
    @ApiResponse(responseCode = "204", description = "They are read")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    void readAll(@Valid @RequestBody ReadAll request, Caller caller) {
        notifications.readAll(caller.id(), request.upTo());
    }

    private Notification own(long id, Caller caller) {
        return notifications
                .find(id)
                .filter(one -> one.user() == caller.id())
                .orElseThrow(() -> Problems.notFound("notification"));
    }
}
