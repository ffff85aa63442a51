package dev.marquee.site.transfer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who is to have the ticket, as it is typed. */
record TransferForm(
        @NotBlank @Size(max = 100) @Nullable String name,
        @NotBlank @Size(max = 254) @Pattern(regexp = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")
                @Nullable String email) {}
