package dev.marquee.ticket.waitlist;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.booking.ConfirmBooking;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends what somebody waits for: they have it, or do not want it. */
@Component
class LeaveWaitlist {

    private final WaitingEntries entries;
    private final WaitingMoves moves;
    private final Bookings bookings;
    private final CancelBooking cancelBooking;
    private final ConfirmBooking confirmBooking;
    private final WaitlistSignal signal;
    private final Clock clock;

    LeaveWaitlist(
            WaitingEntries entries,
            WaitingMoves moves,
            Bookings bookings,
            CancelBooking cancelBooking,
            ConfirmBooking confirmBooking,
            WaitlistSignal signal,
            Clock clock) {
        this.entries = entries;
        this.moves = moves;
        this.bookings = bookings;
        this.cancelBooking = cancelBooking;
        this.confirmBooking = confirmBooking;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Leaves the list, or declines what is offered: it goes to the next at once. Where it is over
     * already, nothing changes.
     */
    @Transactional
    WaitingEntry handle(WaitingEntry asked) {
        moves.lock(asked.eventId());
        var entry = entries.find(asked.id()).orElseThrow();
        var now = clock.instant();
        switch (entry.state()) {
            case UNCONFIRMED, WAITING -> moves.end(entry, WaitingState.LEFT, null, now);
            case OFFERED -> {
                var id = Objects.requireNonNull(entry.offeredBookingId());
                var booking = bookings.find(id).orElseThrow();
                if (booking.status() == BookingStatus.PENDING_PAYMENT)
                    cancelBooking.declined(booking, now);
            }
            case TAKEN, PASSED, LEFT, CLOSED -> {
                return entry;
            }
        }
        signal.stockChanged();
        return entries.find(entry.id()).orElseThrow();
    }

    /**
     * Takes what is offered, where it costs nothing: the tickets are good at once. Where it costs
     * something, nothing changes: it is taken by paying.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if nothing
     *     is offered now
     */
    @Transactional
    WaitingEntry take(WaitingEntry asked) {
        moves.lock(asked.eventId());
        var entry = entries.find(asked.id()).orElseThrow();
        if (entry.state() == WaitingState.TAKEN) return entry;
        if (entry.state() != WaitingState.OFFERED)
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "invalid-state",
                    Text.of("problem.invalid-state.nothing-is-offered"),
                    Map.of("state", entry.state().word()));
        var booking = bookings.find(Objects.requireNonNull(entry.offeredBookingId())).orElseThrow();
        if (!booking.amounts().costs()) confirmBooking.handle(booking.id(), Actor.BUYER);
        return entries.find(entry.id()).orElseThrow();
    }
}
