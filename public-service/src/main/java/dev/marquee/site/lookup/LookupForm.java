package dev.marquee.site.lookup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whose tickets to look for. */
public record LookupForm(
        @NotBlank @Size(max = 254) @Pattern(regexp = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")
                @Nullable String email) {}
