package dev.marquee.site.transfer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who comes with a ticket, as it is typed. */
record NameForm(@NotBlank @Size(max = 100) @Nullable String name) {}
