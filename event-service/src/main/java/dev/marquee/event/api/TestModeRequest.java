package dev.marquee.event.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Whether an event is only tried out. */
record TestModeRequest(
        @Schema(example = "true") @NotNull(message = "{invalid.required}")
                @Nullable Boolean testMode) {}
