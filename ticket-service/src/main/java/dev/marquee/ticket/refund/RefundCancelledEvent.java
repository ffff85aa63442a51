package dev.marquee.ticket.refund;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.eventchange.MoneyBack;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The whole price goes back, whatever the event's terms say, and whatever was asked for before. */
@Component
class RefundCancelledEvent implements MoneyBack {

    private final JdbcClient jdbc;
    private final Bookings bookings;
    private final Refunds refunds;
    private final RefundablePayments payments;

    RefundCancelledEvent(
            JdbcClient jdbc, Bookings bookings, Refunds refunds, RefundablePayments payments) {
        this.jdbc = jdbc;
        this.bookings = bookings;
        this.refunds = refunds;
        this.payments = payments;
    }

    @Override
    public void forCancelled(List<Long> ids, Instant now) {
        var paid =
                jdbc.sql(
                                "select id from booking where id in (:ids) and paid_minor > refunded_minor order by id")
                        .param("ids", ids)
                        .query(Long.class)
                        .list();
        if (paid.isEmpty()) return;
        lockTickets(paid);
        bookings.find(paid).forEach(booking -> refund(booking, now));
    }

    /** A gate may be about to admit one of them. */
    private void lockTickets(List<Long> paid) {
        jdbc.sql("select id from ticket where booking_id in (:ids) order by id for update")
                .param("ids", paid)
                .query(Long.class)
                .list();
    }

    private void refund(Booking booking, Instant now) {
        var tickets = RefundPages.good(booking);
        // part of it may have come back outside
        var left = booking.amounts().paidMinor() - booking.amounts().refundedMinor();
        var amount = Math.min(RefundOffer.paid(tickets), left);
        if (amount > 0) sendBack(booking, tickets, amount, now);
        var used = booking.tickets().stream().anyMatch(t -> t.status() == TicketStatus.USED);
        jdbc.sql(
                        """
                        update booking set refunded_minor = refunded_minor + :amount, status = :status,
                               cancelled_at = case when :status = 'refunded' then :now else cancelled_at end
                        where id = :id
                        """)
                .param("amount", amount)
                .param("status", used ? "confirmed" : "refunded")
                .param("now", Refunds.utc(now))
                .param("id", booking.id())
                .update();
    }

    private void sendBack(Booking booking, List<Ticket> tickets, long amount, Instant now) {
        var by = Actor.EVENT.name();
        refunds.ofBooking(booking.id()).stream()
                .filter(refund -> refund.phase() == RefundPhase.ASKED)
                .forEach(refund -> refunds.reject(refund.id(), by, Refund.EVENT_CANCELLED, now));
        var refund =
                refunds.ask(
                        new Refund.Draft(
                                booking.id(),
                                payments.of(booking, amount),
                                amount,
                                0,
                                booking.currency(),
                                tickets.stream().map(Ticket::id).toList(),
                                Refund.EVENT_CANCELLED,
                                by),
                        now);
        refunds.approve(refund, by, null, now);
    }
}
