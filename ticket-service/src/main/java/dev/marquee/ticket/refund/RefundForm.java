package dev.marquee.ticket.refund;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.refund.DecideRefund.Decision;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * What staff type about a refund.
 *
 * @param keep what is kept, as people write amounts; empty for nothing
 * @param decision {@code approve} or {@code reject}
 */
record RefundForm(
        @Nullable List<Long> tickets,
        @Nullable String keep,
        @Size(max = 500) @Nullable String reason,
        @Nullable String decision) {

    /** As the request says, with the fee that the event keeps. */
    static RefundForm of(Refund refund) {
        var fee = refund.feeKeptMinor();
        return new RefundForm(
                refund.ticketIds(),
                fee == 0 ? null : Money.text(fee, refund.currency()),
                null,
                null);
    }

    static RefundForm ofAll(List<Long> tickets) {
        return new RefundForm(tickets, null, null, null);
    }

    boolean approves() {
        return !"reject".equals(decision);
    }

    List<Long> ticketIds() {
        return Objects.requireNonNullElse(tickets, List.of());
    }

    /** The decision; or an error in the result, and null. */
    @Nullable Decision read(Booking booking, BindingResult result) {
        if (approves() && ticketIds().isEmpty()) {
            result.rejectValue("tickets", "refunds.which.none");
            return null;
        }
        var kept = keptMinor(booking.currency(), result);
        if (result.hasErrors()) return null;
        var why = reason == null || reason.isBlank() ? null : reason.strip();
        return new Decision(approves(), approves() ? ticketIds() : List.of(), kept, why);
    }

    private long keptMinor(String currency, BindingResult result) {
        if (!approves() || keep == null || keep.isBlank()) return 0;
        try {
            var amount = new BigDecimal(keep.strip().replace(',', '.'));
            var unit = Currency.getInstance(currency);
            if (amount.signum() >= 0 && amount.scale() <= unit.getDefaultFractionDigits())
                return Money.minor(amount, unit);
        } catch (NumberFormatException | ArithmeticException e) {
            // said below, as of every other text that is no amount
        }
        result.rejectValue("keep", "refunds.keep.wrong");
        return 0;
    }
}
