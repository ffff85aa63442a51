package dev.marquee.notification.template;

import dev.marquee.notification.content.MailKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The words of a mail as callers see them.
 *
 * @param own whether they are the organiser's own; else the usual ones are used
 * @param baseChanged whether the usual ones have changed since they were written
 * @param brokenAt since when mails go with the usual words, because these cannot be used
 * @param brokenWhy why that is, in English
 */
@Schema(name = "Template")
record TemplateView(
        @Schema(example = "2") long organizerId,
        @Schema(implementation = MailKind.class, example = "booking-confirmed") String kind,
        @Schema(example = "en") String lang,
        @Schema(example = "true") boolean own,
        @Schema(example = "See you at {event}") String subject,
        @Schema(example = "Hello {name},\n\nwe look forward to **{event}** on {date}.") String body,
        @Schema(example = "false") boolean baseChanged,
        @Nullable Instant updatedAt,
        @Nullable Instant brokenAt,
        @Schema(example = "body: has {gone}, which is no placeholder. Did you mean {booking}?")
                @Nullable String brokenWhy,
        Usual usual) {

    /** An example of the mail in the usual words. */
    @Schema(name = "UsualMail")
    record Usual(
            @Schema(example = "Your tickets for Lantern Night") String subject,
            @Schema(example = "You’re in, Nguyễn Văn A") String text) {}

    static TemplateView of(TemplateState state) {
        var own = state.own();
        return new TemplateView(
                state.key().organizer(),
                state.key().kind().slug(),
                state.key().language().tag(),
                own != null,
                state.subject(),
                state.body(),
                state.outdated(),
                own == null ? null : own.updatedAt(),
                own == null ? null : own.brokenAt(),
                own == null ? null : own.brokenWhy(),
                new Usual(state.usual().subject(), state.usual().text()));
    }
}
