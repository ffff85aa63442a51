package dev.marquee.customer.contact;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A line for a customer's history, as it is sent by the API or by the page. */
@Schema(name = "NoteRequest")
public record NoteForm(
        @Schema(example = "Came to see the stage; liked the sound.")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 2000, message = "{invalid.at-most-2000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String text) {}
