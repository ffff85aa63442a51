package dev.marquee.ticket.offer;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** How many codes somebody wants. */
record CodesRequest(
        @Schema(example = "100")
                @NotNull(message = "{invalid.required}")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = GenerateCodes.MOST, message = "{invalid.at-most-1000}")
                @Nullable Integer count,
        @Schema(description = "What all begin with: up to 20 letters and digits", example = "VIP")
                @Pattern(regexp = "[A-Za-z0-9]{0,20}", message = "{invalid.up-to-20-letters}")
                @Nullable String prefix,
        @Schema(description = "How often each may be used; 1 without it", example = "1")
                @JsonAlias("useLimit")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 1_000_000, message = "{invalid.at-most-1000000}")
                @Nullable Integer useLimit) {}
