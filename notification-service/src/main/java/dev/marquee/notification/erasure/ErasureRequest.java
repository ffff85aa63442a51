package dev.marquee.notification.erasure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** People to forget. */
record ErasureRequest(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid One> erasures) {

    /**
     * One of them.
     *
     * @param key of the request: the same one is carried out once
     * @param email whose data is blanked
     */
    record One(@NotBlank @Size(max = 200) String key, @NotBlank @Size(max = 320) String email) {}
}
