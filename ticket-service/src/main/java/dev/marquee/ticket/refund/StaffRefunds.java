package dev.marquee.ticket.refund;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.search.Scope;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** What staff may see and do of refunds: an organiser those of its own events, support all. */
@Component
public class StaffRefunds {

    /** A refund, and the booking that it is of. */
    record Opened(Refund refund, Booking booking) {}

    private final Refunds refunds;
    private final Bookings bookings;
    private final CompleteRefund completeRefund;
    private final Clock clock;

    StaffRefunds(Refunds refunds, Bookings bookings, CompleteRefund completeRefund, Clock clock) {
        this.refunds = refunds;
        this.bookings = bookings;
        this.completeRefund = completeRefund;
        this.clock = clock;
    }

    /**
     * The booking, for those who run its event.
     *
     * @throws ErrorResponseException 404 if there is none, or it is not theirs
     */
    public Booking booking(long id, Caller caller) {
        return bookings.find(id)
                .filter(booking -> Scope.of(caller).covers(booking.event().organizerId()))
                .orElseThrow(() -> Problems.notFound("booking"));
    }

    /** The refund, in the same way. */
    Opened open(long id, Caller caller) {
        var refund = refunds.find(id).orElseThrow(() -> Problems.notFound("refund"));
        return bookings.find(refund.bookingId())
                .filter(booking -> Scope.of(caller).covers(booking.event().organizerId()))
                .map(booking -> new Opened(refund, booking))
                .orElseThrow(() -> Problems.notFound("refund"));
    }

    /**
     * Sends a refund again that its provider refused.
     *
     * @throws ErrorResponseException 409 {@code invalid-state} if it is not stuck
     */
    Refund retry(long id, Caller caller) {
        var opened = open(id, caller);
        if (!refunds.retry(id, clock.instant())) throw notStuck(opened.refund, "sent-again");
        return refunds.find(id).orElseThrow();
    }

    /**
     * Notes that the money went back in another way.
     *
     * @param note how
     * @throws ErrorResponseException 409 {@code invalid-state} if the refund is not stuck
     */
    Refund settledByHand(long id, String note, Caller caller) {
        var opened = open(id, caller);
        if (!completeRefund.byHand(id, caller.name(), note))
            throw notStuck(opened.refund, "settled-by-hand");
        return refunds.find(id).orElseThrow();
    }

    private static ErrorResponseException notStuck(Refund refund, String move) {
        return InvalidState.because(
                "refund",
                move,
                Text.of("problem.because.provider-not-refused"),
                refund.phase().word());
    }
}
