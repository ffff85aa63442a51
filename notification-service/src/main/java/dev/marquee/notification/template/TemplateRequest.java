package dev.marquee.notification.template;

import dev.marquee.notification.content.OwnWords;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words as programs send them. */
record TemplateRequest(
        @Schema(description = "One line, with placeholders", example = "See you at {event}")
                @NotBlank(message = "{invalid.required}")
                @Size(max = OwnWords.LONGEST_SUBJECT, message = "{invalid.at-most-200-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String subject,
        @Schema(
                        description =
                                "Markdown, with placeholders. The event, the tickets, and what is to be known of money follow by themselves",
                        example = "Hello {name},\n\nwe look forward to **{event}** on {date}.")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 5000, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String body) {

    /** Only of a request without errors. */
    OwnWords words() {
        return new OwnWords(
                Objects.requireNonNull(subject).strip(),
                Objects.requireNonNull(body).replace("\r\n", "\n").strip());
    }
}
