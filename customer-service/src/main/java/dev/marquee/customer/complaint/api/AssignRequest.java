package dev.marquee.customer.complaint.api;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who is to work on a complaint; you, if nothing is said.
 *
 * @param accountId of somebody else
 * @param name the same person's
 * @param nobody gives it back to the queue
 * @param insteadOf the account that has it as far as you know; without it, what somebody has is
 *     refused
 */
record AssignRequest(
        @Schema(example = "5") @Positive @Nullable Long accountId,
        @Schema(example = "Sam Oduya")
                @Size(max = 100, message = "must have at most 100 characters")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(example = "false") @Nullable Boolean nobody,
        @Schema(example = "6") @Positive @Nullable Long insteadOf) {}
