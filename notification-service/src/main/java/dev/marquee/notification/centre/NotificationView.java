package dev.marquee.notification.centre;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification as its reader sees it.
 *
 * @param topic what the reader chooses by
 * @param content the whole of it in words
 * @param link a path of the site
 * @param readStatus read or unread
 */
record NotificationView(
        @Schema(example = "311") long id,
        @Schema(example = "3") long userId,
        @Schema(example = "booking-confirmed") NoticeKind kind,
        @Schema(example = "booking") Topic topic,
        @Schema(example = "Your tickets for Lantern Night") String title,
        @Schema(
                        example =
                                "Your tickets for Lantern Night: 2 tickets. Show one code per person at the door.")
                String content,
        @Schema(example = "/bookings/1184") String link,
        @Schema(
                        example = "unread",
                        allowableValues = {"read", "unread"})
                String readStatus,
        Instant createdAt,
        @Nullable Instant readAt) {

    static NotificationView of(Notification one, NoticeTexts.Words words) {
        return new NotificationView(
                one.id(),
                one.user(),
                one.kind(),
                one.kind().topic(),
                words.title(),
                one.kind() == NoticeKind.MESSAGE && !words.text().isEmpty()
                        ? words.text()
                        : words.whole(),
                NoticeLinks.of(one.subjectRef()),
                one.readAt() == null ? "unread" : "read",
                one.createdAt(),
                one.readAt());
    }
}
