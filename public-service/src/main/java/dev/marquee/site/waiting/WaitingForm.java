package dev.marquee.site.waiting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to wait, as it is typed.
 *
 * @param ticketType empty for any
 */
record WaitingForm(
        @Nullable Long ticketType,
        @NotNull @Min(1) @Max(1000) @Nullable Integer quantity,
        @NotBlank @Size(max = 100) @Nullable String name,
        @NotBlank @Size(max = 254) @Pattern(regexp = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")
                @Nullable String email) {}
