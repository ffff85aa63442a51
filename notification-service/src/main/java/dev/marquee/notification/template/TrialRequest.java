package dev.marquee.notification.template;

import dev.marquee.notification.content.OwnWords;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Words to be tried out; without any, those that are stored. */
record TrialRequest(
        @Schema(description = "With body, or neither", example = "See you at {event}")
                @Size(max = OwnWords.LONGEST_SUBJECT, message = "{invalid.at-most-200-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String subject,
        @Schema(example = "Hello {name},\n\nwe look forward to **{event}** on {date}.")
                @Size(max = 5000, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String body) {

    /** Null for what is stored. */
    @Nullable OwnWords words() {
        if (subject == null && body == null) return null;
        if (subject == null) throw Problems.invalid("subject", Text.of("invalid.required"));
        if (body == null) throw Problems.invalid("body", Text.of("invalid.required"));
        return new TemplateRequest(subject, body).words();
    }
}
