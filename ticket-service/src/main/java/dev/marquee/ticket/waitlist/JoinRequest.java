package dev.marquee.ticket.waitlist;

import dev.marquee.platform.value.PersonName;
import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to wait, and for what.
 *
 * @param ticketTypeId null for any type
 */
record JoinRequest(
        @Schema(description = "Null for any type", example = "71") @Positive
                @Nullable Long ticketTypeId,
        @Schema(example = "2") @NotNull @Positive @Max(1000) Integer quantity,
        @Schema(example = "Ana Silva") @NotBlank @PlainText @PersonName @Size(max = 100)
                String name,
        @Schema(example = "ana@example.org") @NotBlank @Size(max = 254) String email) {}
