package dev.marquee.customer.complaint.reply;

import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it is typed.
 *
 * @param version that was read; null of a new one
 */
record CannedReplyForm(
        @NotBlank @Size(max = 100) @Pattern(regexp = PlainText.LINE) @Nullable String title,
        @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") @Nullable String lang,
        @NotBlank @Size(max = 4000) @Pattern(regexp = PlainText.LINES) @Nullable String body,
        @Nullable Long version) {

    static CannedReplyForm of(CannedReply reply, String lang) {
        return new CannedReplyForm(reply.title(), lang, reply.body(), reply.version());
    }
}
