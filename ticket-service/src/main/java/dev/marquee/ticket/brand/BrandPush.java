package dev.marquee.ticket.brand;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser looks like from now on; what a dark page shows is not printed.
 *
 * @param version newer ones are higher
 * @param light the colour as it is read on a light ground; null for that of the house
 */
record BrandPush(
        @Positive long version,
        @Nullable @Size(max = 100) String name,
        @Nullable @Pattern(regexp = "#[0-9a-f]{6}", message = "{invalid.a-colour}") String light,
        @Nullable @Valid LogoFile logo) {

    /** A PNG in Base64, and how large it is shown. */
    record LogoFile(
            @NotNull @Size(min = 1, max = 400_000) byte[] png,
            @Positive int width,
            @Positive int height) {}
}
