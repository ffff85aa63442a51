package dev.marquee.customer.complaint.reply;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A reply to have ready.
 *
 * @param body may have {name}, {event}, {booking} and {number} in it
 */
record CannedReplyRequest(
        @Schema(example = "Refund approved")
                @NotBlank(message = "is required")
                @Size(max = 100, message = "must have at most 100 characters")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String title,
        @Schema(example = "en")
                @NotNull(message = "is required")
                @Pattern(
                        regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
                        message = "must be a language tag")
                @Nullable String lang,
        @Schema(example = "Dear {name}, your money for {event} is on its way.")
                @NotBlank(message = "is required")
                @Size(max = 4000, message = "must have at most 4000 characters")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String body) {}
