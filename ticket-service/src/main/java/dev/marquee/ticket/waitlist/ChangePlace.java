package dev.marquee.ticket.waitlist;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.payment.Payments;
import dev.marquee.ticket.seatmap.ChooseSeatsAgain;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What whoever waits does with a place: take what is offered or let it pass, want fewer, leave. */
@Component
class ChangePlace {

    private final WaitingEntries entries;
    private final WaitingMoves moves;
    private final JoinWaitlist join;
    private final Bookings bookings;
    private final CancelBooking cancelBooking;
    private final ConfirmBooking confirmBooking;
    private final ChooseSeatsAgain seats;
    private final Payments payments;
    private final WaitlistSignal signal;
    private final Clock clock;

    ChangePlace(
            WaitingEntries entries,
            WaitingMoves moves,
            JoinWaitlist join,
            Bookings bookings,
            CancelBooking cancelBooking,
            ConfirmBooking confirmBooking,
            ChooseSeatsAgain seats,
            Payments payments,
            WaitlistSignal signal,
            Clock clock) {
        this.entries = entries;
        this.moves = moves;
        this.join = join;
        this.bookings = bookings;
        this.cancelBooking = cancelBooking;
        this.confirmBooking = confirmBooking;
        this.seats = seats;
        this.payments = payments;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Leaves the list, or declines what is offered: it goes to the next at once. Where it is over
     * already, nothing changes.
     */
    @Transactional
    WaitingEntry leave(WaitingEntry asked) {
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
     * Lets what is offered pass, because it is fewer than wanted, and keeps the place: all of them
     * are offered once there are as many. What is free until then goes to those behind.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if nothing
     *     is offered now, or all that is wanted
     */
    @Transactional
    WaitingEntry pass(WaitingEntry asked) {
        moves.lock(asked.eventId());
        var entry = entries.find(asked.id()).orElseThrow();
        if (entry.state() == WaitingState.WAITING && entry.together()) return entry;
        var booking = offered(entry);
        if (Objects.requireNonNull(entry.offeredQuantity()) >= entry.quantity())
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "invalid-state",
                    Text.of("problem.invalid-state.all-is-offered"),
                    Map.of("state", entry.state().word()));
        moves.letPass(entry);
        cancelBooking.declined(booking, clock.instant());
        signal.stockChanged();
        return entries.find(entry.id()).orElseThrow();
    }

    private Booking offered(WaitingEntry entry) {
        if (entry.state() != WaitingState.OFFERED)
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "invalid-state",
                    Text.of("problem.invalid-state.nothing-is-offered"),
                    Map.of("state", entry.state().word()));
        return bookings.find(Objects.requireNonNull(entry.offeredBookingId())).orElseThrow();
    }

    /**
     * Takes what is offered. Its seats are the best that are free now, until somebody begins to
     * pay. Where it costs nothing, the tickets are good at once; else they are when they are paid
     * for.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if nothing
     *     is offered now
     */
    @Transactional
    WaitingEntry take(WaitingEntry asked) {
        moves.lock(asked.eventId());
        var entry = entries.find(asked.id()).orElseThrow();
        if (entry.state() == WaitingState.TAKEN) return entry;
        var booking = offered(entry);
        // whoever pays has seen their seats, and may have a receipt that names them
        if (payments.ofBooking(booking.id()).isEmpty()) seats.handle(booking);
        if (!booking.amounts().costs()) confirmBooking.handle(booking.id(), Actor.BUYER);
        return entries.find(entry.id()).orElseThrow();
    }

    /**
     * Wants fewer tickets, at the same place. More are another place at the end.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if it does
     *     not wait; 422 if those are not fewer, or fewer than a booking of the type has
     */
    @Transactional
    WaitingEntry fewer(WaitingEntry asked, int quantity) {
        moves.lock(asked.eventId());
        var entry = entries.find(asked.id()).orElseThrow();
        if (entry.state() == WaitingState.WAITING && entry.quantity() == quantity) return entry;
        if (entry.state() != WaitingState.WAITING)
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "invalid-state",
                    Text.of("problem.invalid-state.entry-does-not"),
                    Map.of("state", entry.state().word()));
        var least = join.least(entry);
        if (least >= entry.quantity())
            throw Problems.invalid("quantity", Text.of("invalid.cannot-be-fewer", least));
        if (quantity >= entry.quantity() || quantity < least)
            throw Problems.invalid(
                    "quantity", Text.of("invalid.must-be-fewer", least, entry.quantity() - 1));
        moves.wantsFewer(entry, quantity, clock.instant());
        signal.stockChanged();
        return entries.find(entry.id()).orElseThrow();
    }
}
