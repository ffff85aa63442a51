package dev.marquee.customer.assistant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * How one question was answered. Neither it nor the answer is in here.
 *
 * @param caller hash of whose conversation it was
 * @param tools names, with commas between
 */
record Turn(
        @NotNull @Pattern(regexp = "[0-9a-f-]{36}") String id,
        @NotNull @Pattern(regexp = "[0-9a-zA-Z_-]{1,64}") String caller,
        @NotNull Instant at,
        @NotNull @Pattern(regexp = "[a-zA-Z-]{2,10}") String lang,
        @NotNull @Pattern(regexp = "rules|model") String mode,
        @NotNull @Pattern(regexp = "[a-z_]{1,40}") String intent,
        @NotNull @Size(max = 300) @Pattern(regexp = "[a-z_,]*") String tools,
        @NotNull @Pattern(regexp = "[a-z_]{1,20}") String outcome,
        @PositiveOrZero int tokensIn,
        @PositiveOrZero int tokensOut,
        @PositiveOrZero int ms) {}
