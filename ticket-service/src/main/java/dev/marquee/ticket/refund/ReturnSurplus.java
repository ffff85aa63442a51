package dev.marquee.ticket.refund;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingEvent.PaymentReturned;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.payment.Payment;
import dev.marquee.ticket.payment.SurplusMoney;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives money back by itself that no booking needs. It never touches tickets. */
@Component
class ReturnSurplus implements SurplusMoney {

    private final Refunds refunds;
    private final BookingHistory history;
    private final BookingEvents events;

    ReturnSurplus(Refunds refunds, BookingHistory history, BookingEvents events) {
        this.refunds = refunds;
        this.history = history;
        this.events = events;
    }

    @Override
    public void sendBack(Payment payment, String reason, Instant now) {
        var by = Actor.TIME.name();
        var refund =
                refunds.ask(
                        new Refund.Draft(
                                payment.bookingId(),
                                payment.id(),
                                payment.amountMinor(),
                                0,
                                payment.currency(),
                                List.of(),
                                reason,
                                by),
                        now);
        refunds.approve(refund, by, null, now);
        history.add(payment.bookingId(), now, Actor.TIME, What.PAYMENT_RETURNED, reason);
        events.publish(new PaymentReturned(payment.bookingId(), refund));
    }
}
