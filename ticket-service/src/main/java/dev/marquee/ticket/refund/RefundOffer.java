package dev.marquee.ticket.refund;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.listing.PaymentTerms;
import dev.marquee.ticket.pricing.Rounding;
import java.util.List;

/**
 * What goes back for tickets, in minor units of their booking's currency. The two amounts are what
 * was paid for the tickets.
 */
record RefundOffer(List<Ticket> tickets, long amountMinor, long feeKeptMinor) {

    /** Less the fee that the event keeps; its part in percent is rounded for the buyer's good. */
    static RefundOffer byPolicy(Booking booking, List<Ticket> tickets) {
        return keeping(tickets, fee(booking.event().payment(), paid(tickets)));
    }

    /**
     * Less an amount that staff decided to keep.
     *
     * @param feeMinor at most what was paid for the tickets
     */
    static RefundOffer keeping(List<Ticket> tickets, long feeMinor) {
        return new RefundOffer(tickets, paid(tickets) - feeMinor, feeMinor);
    }

    static long paid(List<Ticket> tickets) {
        return tickets.stream().mapToLong(Ticket::paidMinor).sum();
    }

    private static long fee(PaymentTerms terms, long paid) {
        return Math.min(
                paid, terms.refundFeeMinor() + Rounding.down(paid, terms.refundFeeBp(), 10_000));
    }

    List<Long> ticketIds() {
        return tickets.stream().map(Ticket::id).toList();
    }
}
