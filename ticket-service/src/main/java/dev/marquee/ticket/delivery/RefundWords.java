package dev.marquee.ticket.delivery;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.delivery.BookingMail.Payment;
import dev.marquee.ticket.refund.Refund;
import dev.marquee.ticket.refund.Refunds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What mails say of a booking's money. */
@Component
class RefundWords {

    private final Refunds refunds;
    private final JsonMapper json;

    RefundWords(Refunds refunds, JsonMapper json) {
        this.refunds = refunds;
        this.json = json;
    }

    /** The refund that a message speaks of; empty if it speaks of none. */
    Optional<Refund> of(BookingNews news, String payload, Booking booking) {
        if (news.isRefund()) return refunds.find(json.readTree(payload).path("refund_id").asLong());
        if (news != BookingNews.EVENT_CANCELLED || !booking.amounts().costs())
            return Optional.empty();
        return refunds.ofBooking(booking.id()).reversed().stream()
                .filter(refund -> Refund.EVENT_CANCELLED.equals(refund.reason()))
                .findFirst();
    }

    /** Null for a booking that is free. */
    @Nullable Payment payment(BookingNews news, Booking booking, Optional<Refund> refund) {
        if (!booking.amounts().costs() && refund.isEmpty()) return null;
        var discount = booking.amounts().discountMinor();
        var offer = booking.offer();
        return new Payment(
                booking.currency(),
                Money.text(booking.totalMinor(), booking.currency()),
                discount == 0 ? null : Money.text(discount, booking.currency()),
                discount == 0 || offer == null ? null : offer.name(),
                refund.map(it -> Money.text(amount(news, it), it.currency())).orElse(null),
                refund.map(it -> Money.text(it.feeKeptMinor(), it.currency())).orElse(null),
                refund.map(RefundWords::reason).orElse(null),
                null);
    }

    /** Of what comes in parts, each part is done by itself; all else is about the whole. */
    private long amount(BookingNews news, Refund refund) {
        return news == BookingNews.REFUND_DONE ? refund.amountMinor() : refunds.wholeMinor(refund);
    }

    /** What staff said; or why money came back that nobody asked for. */
    private static @Nullable String reason(Refund refund) {
        if (refund.ticketIds().isEmpty()) return refund.reason();
        return refund.decision();
    }

    /** The tickets that the money was paid for, or all. */
    static List<Ticket> tickets(Booking booking, Refund refund) {
        return refund.ticketIds().isEmpty()
                ? booking.tickets()
                : booking.tickets().stream()
                        .filter(ticket -> refund.ticketIds().contains(ticket.id()))
                        .toList();
    }
}
