package dev.marquee.ticket.refund;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.listing.PaymentTerms;
import dev.marquee.ticket.pricing.Rounding;
import java.util.List;

/**
 * What goes back for tickets, in minor units of their booking's currency. The first two amounts are
 * what was paid for the tickets.
 *
 * @param discountKeptMinor how much of the fee is a discount that the other tickets lose
 */
record RefundOffer(
        List<Ticket> tickets, long amountMinor, long feeKeptMinor, long discountKeptMinor) {

    /**
     * Less the fee that the event keeps; its part in percent is rounded for the buyer's good.
     *
     * @param fewest how many tickets have to be left for the booking's discount; 1 where the event
     *     does not care
     */
    static RefundOffer byPolicy(Booking booking, List<Ticket> tickets, int fewest) {
        var paid = paid(tickets);
        var fee = fee(booking.event().payment(), paid);
        var lost = lostDiscount(booking, tickets, fewest);
        var kept = Math.clamp(fee + lost, 0, paid);
        return new RefundOffer(tickets, paid - kept, kept, Math.clamp(lost, 0, paid - fee));
    }

    /**
     * What the tickets that are left lose; negative where earlier ones were given back and had to
     * pay for these. However many steps it takes, all of it is given back in the end.
     */
    private static long lostDiscount(Booking booking, List<Ticket> tickets, int fewest) {
        var offer = booking.offer();
        if (fewest <= 1 || offer == null) return 0;
        var before =
                booking.tickets().stream()
                        .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
                        .filter(ticket -> offer.covers(ticket.ticketTypeId()))
                        .toList();
        var after = before.stream().filter(ticket -> !tickets.contains(ticket)).toList();
        return unearned(after, fewest) - unearned(before, fewest);
    }

    private static long unearned(List<Ticket> left, int fewest) {
        return left.size() >= fewest ? 0 : left.stream().mapToLong(Ticket::discountMinor).sum();
    }

    /**
     * Less an amount that staff decided to keep.
     *
     * @param feeMinor at most what was paid for the tickets
     */
    static RefundOffer keeping(List<Ticket> tickets, long feeMinor) {
        return new RefundOffer(tickets, paid(tickets) - feeMinor, feeMinor, 0);
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
