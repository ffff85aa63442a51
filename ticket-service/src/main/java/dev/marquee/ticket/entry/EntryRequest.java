package dev.marquee.ticket.entry;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.checkout.PlainText;
import dev.marquee.ticket.entry.Reading.Direction;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gate reads.
 *
 * @param token what the QR code says
 * @param code typed by hand where the QR code cannot be read; of no account beside a token
 * @param gate where it is read, for whoever comes with the same ticket later
 * @param eventId the event that the gate belongs to; tickets of others are not admitted
 * @param scanId an id of this scan, a new UUID for each; the same again has the same answer. With
 *     it or a list, the list's types and hours count
 * @param listId the check-in list; 0, or none, for the one that every event has
 * @param direction entry, or exit for somebody who leaves
 * @param deviceId the phone that reads, by an id that it has chosen once
 * @param deviceTime what the phone's clock said
 * @param sentAt what it said when this was sent
 * @param force for supervisors: let in whatever the answer is
 * @param why the reason for that
 */
record EntryRequest(
        @Schema(example = "CEBQGAIEAUDA…") @JsonAlias({"qr_token", "qrToken"}) @Size(max = 1000)
                @Nullable String token,
        @Schema(example = "EV07-160") @Size(max = 60) @Nullable String code,
        @Schema(example = "North") @PlainText @Size(max = 60) @Nullable String gate,
        @Schema(example = "7") @JsonAlias("eventId") @Positive @Nullable Long eventId,
        @Schema(example = "0b8f6c1e-6d0e-4e0e-9a53-4f0a1c6f7d11") @Nullable UUID scanId,
        @Schema(example = "0") @PositiveOrZero @Nullable Integer listId,
        @Schema(example = "entry") @Nullable Direction direction,
        @Schema(example = "phone-4f0a1c6f") @PlainText @Size(max = 60) @Nullable String deviceId,
        @Nullable OffsetDateTime deviceTime,
        @Nullable OffsetDateTime sentAt,
        @Schema(example = "false") @Nullable Boolean force,
        @Schema(example = "Her name is on the guest list") @PlainText @Size(max = 300)
                @Nullable String why) {

    private boolean isForced() {
        return Boolean.TRUE.equals(force);
    }

    /**
     * As the door understands it; a token counts before a code.
     *
     * @return null if there is neither
     * @throws org.springframework.web.ErrorResponseException 422 for force without a reason
     */
    @Nullable Reading reading(Instant now, @Nullable String device) {
        var read = given(token);
        var typed = read == null ? given(code) : null;
        if (read == null && typed == null) return null;
        if (isForced() && given(why) == null)
            throw Problems.invalid("why", Text.of("invalid.said"));
        return new Reading(
                scanId == null ? UUID.randomUUID() : scanId,
                read,
                typed,
                eventId,
                listId,
                direction == null ? Direction.ENTRY : direction,
                given(gate),
                device == null ? given(deviceId) : device,
                scanId != null || listId != null || direction != null,
                isForced() ? given(why) : null,
                ScanTime.now(instant(deviceTime), instant(sentAt), now));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
