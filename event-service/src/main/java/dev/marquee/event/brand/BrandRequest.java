package dev.marquee.event.brand;

import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A name and a colour as programs send them; what is absent or empty is taken away. */
record BrandRequest(
        @Schema(description = "What the organiser is called", example = "Tejo Arts Council")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(description = "#rrggbb", example = "#0b7285")
                @Size(max = 20, message = "{invalid.at-most-20-characters}")
                @Nullable String colour) {

    /** Null for none. */
    @Nullable String named() {
        return name == null || name.isBlank() ? null : name.strip();
    }

    /**
     * Null for none.
     *
     * @throws org.springframework.web.ErrorResponseException 422 if it is no colour
     */
    @Nullable Colour coloured() {
        if (colour == null || colour.isBlank()) return null;
        return Colour.parse(colour)
                .orElseThrow(() -> Problems.invalid("colour", Text.of("invalid.colour")));
    }
}
