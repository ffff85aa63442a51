package dev.marquee.ticket.refund;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund in the API.
 *
 * @param id absent where it is only offered
 * @param amount what goes back, decimal, in {@code currency}
 * @param feeKept what is kept of the tickets' price
 * @param discountKept how much of that is a discount by quantity that the tickets which are left
 *     lose; only where it is offered
 * @param phase where it stands between asked and done; {@code stuck} needs a person
 * @param tickets ids of the tickets that it is for; none for a payment that was not needed
 */
@Schema(name = "Refund")
public record RefundView(
        @Schema(example = "17") @Nullable Long id,
        long bookingId,
        @Schema(example = "43.00") String amount,
        @Schema(example = "5.00") String feeKept,
        @Schema(example = "2.40") @Nullable String discountKept,
        String currency,
        RefundState state,
        RefundPhase phase,
        List<Long> tickets,
        @Schema(example = "We are ill") @Nullable String reason,
        @Schema(example = "Get well soon") @Nullable String decision,
        @Nullable Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable Instant doneAt) {

    static RefundView of(Refund refund) {
        return new RefundView(
                refund.id(),
                refund.bookingId(),
                Money.text(refund.amountMinor(), refund.currency()),
                Money.text(refund.feeKeptMinor(), refund.currency()),
                null,
                refund.currency(),
                refund.state(),
                refund.phase(),
                refund.ticketIds(),
                refund.reason(),
                refund.decision(),
                refund.createdAt(),
                refund.decidedAt(),
                refund.doneAt());
    }

    /** What would go back, and whether nobody would have to decide first. */
    static RefundView offered(Booking booking, RefundOffer offer, boolean automatic) {
        return new RefundView(
                null,
                booking.id(),
                Money.text(offer.amountMinor(), booking.currency()),
                Money.text(offer.feeKeptMinor(), booking.currency()),
                Money.text(offer.discountKeptMinor(), booking.currency()),
                booking.currency(),
                RefundState.REQUESTED,
                automatic ? RefundPhase.APPROVED : RefundPhase.ASKED,
                offer.ticketIds(),
                null,
                null,
                null,
                null,
                null);
    }
}
