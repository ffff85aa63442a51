package dev.marquee.ticket.entry;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a gate reads.
 *
 * @param token what the QR code says
 * @param code typed by hand where the QR code cannot be read; of no account beside a token
 * @param gate where it is read, for whoever comes with the same ticket later
 * @param eventId the event that the gate belongs to; tickets of others are not admitted
 */
record EntryRequest(
        @Schema(example = "CEBQGAIEAUDA…") @JsonAlias({"qr_token", "qrToken"}) @Size(max = 1000)
                @Nullable String token,
        @Schema(example = "EV07-160") @Size(max = 60) @Nullable String code,
        @Schema(example = "North") @PlainText @Size(max = 60) @Nullable String gate,
        @Schema(example = "7") @JsonAlias("eventId") @Positive @Nullable Long eventId) {}
