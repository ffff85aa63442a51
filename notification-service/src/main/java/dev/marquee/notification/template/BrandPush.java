package dev.marquee.notification.template;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser looks like from now on.
 *
 * @param version newer ones are higher
 * @param light one colour as it is read on a light ground, and {@code dark} on a dark one; null for
 *     those of the house
 */
record BrandPush(
        @Positive long version,
        @Nullable @Size(max = 200) String name,
        @Nullable @Pattern(regexp = COLOUR, message = "{invalid.a-colour}") String light,
        @Nullable @Pattern(regexp = COLOUR, message = "{invalid.a-colour}") String dark,
        @Nullable @Valid LogoFile logo) {

    static final String COLOUR = "#[0-9a-f]{6}";

    /** A PNG in Base64, and how large it is shown. */
    record LogoFile(
            @NotNull @Size(min = 1, max = 400_000) byte[] png,
            @Positive int width,
            @Positive int height) {}
}
