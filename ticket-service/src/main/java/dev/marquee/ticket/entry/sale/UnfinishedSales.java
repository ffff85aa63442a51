package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.checkout.StaffBookings;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Sales at the door that were begun and not finished: the service died between, or the phone did.
 * Their tickets are held until somebody says that they are paid, or releases them, or their time is
 * over. Those whose time is over are shown for a while longer: the money may have been taken.
 */
@Component
class UnfinishedSales {

    /** A sale that is younger is most likely being finished this moment. */
    static final Duration UNDER_WAY = Duration.ofSeconds(15);

    private static final Duration SHOWN_AFTERWARDS = Duration.ofHours(12);

    private final StaffBookings made;
    private final Bookings bookings;
    private final BookingChange change;
    private final ConfirmBooking confirmBooking;
    private final CancelBooking cancelBooking;
    private final BookingHistory history;
    private final Clock clock;

    UnfinishedSales(
            StaffBookings made,
            Bookings bookings,
            BookingChange change,
            ConfirmBooking confirmBooking,
            CancelBooking cancelBooking,
            BookingHistory history,
            Clock clock) {
        this.made = made;
        this.bookings = bookings;
        this.change = change;
        this.confirmBooking = confirmBooking;
        this.cancelBooking = cancelBooking;
        this.history = history;
        this.clock = clock;
    }

    /** Those of an event, the oldest first. */
    List<UnfinishedSaleView> of(DoorEvent event) {
        var now = clock.instant();
        return made
                .unfinished(
                        event.id(),
                        Channel.BOX_OFFICE,
                        now.minus(UNDER_WAY),
                        now.minus(SHOWN_AFTERWARDS))
                .stream()
                .flatMap(sale ->
                        bookings
                                .find(sale.bookingId())
                                .filter(booking -> !booking.tickets().isEmpty())
                                .map(booking -> UnfinishedSaleView.of(sale, booking))
                                .stream())
                .toList();
    }

    /**
     * Ends a sale. A second time changes nothing.
     *
     * @param keeper may sell there
     * @return its booking as it is now
     * @throws ErrorResponseException 404 without such a sale; 409 {@code invalid-state} if it is
     *     paid and should be released, or the other way round
     */
    Booking end(DoorKeeper keeper, DoorEvent event, UUID sale, SaleEnd end) {
        var booking =
                made.find(event.id(), Channel.BOX_OFFICE, sale.toString())
                        .orElseThrow(() -> Problems.notFound("booking"))
                        .bookingId();
        var by = new Actor(keeper.name(), true);
        return end == SaleEnd.RELEASE
                ? release(booking, by)
                : confirmBooking.handle(booking, by, end.word());
    }

    private Booking release(long id, Actor by) {
        return change.of(
                id,
                (booking, now) -> {
                    if (booking.status() != BookingStatus.EXPIRED) {
                        cancelBooking.released(booking, by, now);
                    } else if (!isSeen(id)) {
                        history.add(id, now, by, BookingHistory.What.EXPIRED, null);
                    }
                });
    }

    /** Whether somebody has released it, before its time was over or afterwards. */
    private boolean isSeen(long booking) {
        return history.of(booking).stream()
                .filter(entry -> entry.what() == BookingHistory.What.EXPIRED)
                .anyMatch(entry -> !entry.actor().equals(Actor.TIME.name()));
    }
}
