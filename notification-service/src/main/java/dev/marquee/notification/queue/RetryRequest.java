package dev.marquee.notification.queue;

import dev.marquee.notification.content.MailKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What was given up is to be tried again.
 *
 * @param kind of this kind only; of all where it is absent
 * @param reason for the audit trail
 */
record RetryRequest(
        @Schema(implementation = MailKind.class, example = "booking-confirmed")
                @Nullable String kind,
        @Schema(example = "The mail server was away for two days") @NotBlank @Size(max = 200)
                String reason) {}
