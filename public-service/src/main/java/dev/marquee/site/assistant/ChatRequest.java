package dev.marquee.site.assistant;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A question.
 *
 * @param event the code of the event that it is asked about; what the question names comes first
 */
record ChatRequest(
        @Schema(example = "What is on?")
                @JsonAlias({"question", "prompt", "text"})
                @NotBlank(message = "{invalid.required}")
                @Size(max = Assistant.LONGEST, message = "{invalid.at-most-1000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String message,
        @Schema(example = "EV07")
                @JsonAlias("event_code")
                @Size(max = 50, message = "{invalid.at-most-50-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String event) {}
