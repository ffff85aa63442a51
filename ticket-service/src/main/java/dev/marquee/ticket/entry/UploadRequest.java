package dev.marquee.ticket.entry;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scans that a phone kept while it had no network.
 *
 * @param deviceId the phone, by an id that it has chosen once
 * @param sentAt what its clock says as this is sent; it tells how wrong that clock is
 * @param unsent how many more it keeps
 */
public record UploadRequest(
        @Schema(example = "phone-4f0a1c6f") @Size(max = 60) @Nullable String deviceId,
        @Nullable OffsetDateTime sentAt,
        @Schema(example = "0") @PositiveOrZero @Nullable Integer unsent,
        @NotEmpty @Size(max = 50) List<@NotNull Item> scans) {

    /**
     * One of them. What cannot be understood of it is left out rather than refused, since somebody
     * is inside with it.
     *
     * @param scanId the id that the phone gave it
     * @param resultShown what the phone showed
     * @param passed whether somebody went through; by default, whether the phone showed that they
     *     may
     * @param deviceOffsetMs how far the phone's clock was ahead of the clock here when it last
     *     heard from here, in milliseconds
     * @param deviceOffsetErrorMs half the round trip of that
     * @param why the reason of a supervisor who let in in spite of what was shown
     */
    @Schema(name = "UploadedScan")
    public record Item(
            @Schema(example = "0b8f6c1e-6d0e-4e0e-9a53-4f0a1c6f7d11") @Nullable String scanId,
            @Schema(example = "CEBQGAIEAUDA…") @Nullable String token,
            @Schema(example = "EV07-160") @Nullable String code,
            @Schema(example = "7") @Nullable Long eventId,
            @Schema(example = "0") @Nullable Integer listId,
            @Schema(example = "entry") @Nullable String direction,
            @Schema(example = "North") @Nullable String gate,
            @Schema(example = "2030-11-28T19:02:11Z") @Nullable String deviceTime,
            @Schema(example = "-1200") @Nullable Long deviceOffsetMs,
            @Schema(example = "40") @Nullable Long deviceOffsetErrorMs,
            @Schema(example = "admitted") @Nullable String resultShown,
            @Schema(example = "true") @Nullable Boolean passed,
            @Schema(example = "Her name is on the guest list") @Nullable String why) {}
}
