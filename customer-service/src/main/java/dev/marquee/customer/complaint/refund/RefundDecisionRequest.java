package dev.marquee.customer.complaint.refund;

import dev.marquee.customer.client.RefundClient.Decision;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision about the money of a complaint's booking.
 *
 * @param approve whether money goes back
 * @param tickets ids; none for those that were asked for, or all
 * @param keep what is kept of their price
 * @param reason for the buyer to read
 * @param number which decision about this complaint it is: repeated with it, nothing more happens;
 *     the next one if it is not said
 * @param dryRun only says what it would mean
 */
@Schema(name = "ComplaintRefundRequest")
record RefundDecisionRequest(
        @Schema(example = "true") @NotNull(message = "is required") @Nullable Boolean approve,
        @Size(max = 1000, message = "must have at most 1000 tickets")
                @Nullable List<@NotNull @Positive Long> tickets,
        @Schema(example = "5.00")
                @Pattern(regexp = "[0-9]{1,12}([.][0-9]{1,4})?", message = "must be an amount")
                @Nullable String keep,
        @Schema(example = "Get well soon")
                @Size(max = 500, message = "must have at most 500 characters")
                @Nullable String reason,
        @Schema(example = "1") @Positive @Nullable Integer number,
        @Schema(example = "true") @Nullable Boolean dryRun) {

    Decision decision() {
        return new Decision(
                Boolean.TRUE.equals(approve), tickets == null ? List.of() : tickets, keep, reason);
    }
}
