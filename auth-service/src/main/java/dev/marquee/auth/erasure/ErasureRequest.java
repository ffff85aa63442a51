package dev.marquee.auth.erasure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Addresses whose owners are to be forgotten. */
record ErasureRequest(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid One> erasures) {

    /**
     * One of them.
     *
     * @param key unlike any other's
     */
    record One(@NotBlank String key, @NotBlank String email) {}
}
