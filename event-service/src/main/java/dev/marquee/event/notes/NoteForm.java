package dev.marquee.event.notes;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A note as it is typed. */
public record NoteForm(
        @NotBlank
                @Size(max = 2000)
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Schema(example = "The piano is tuned at four.")
                @Nullable String text) {}
