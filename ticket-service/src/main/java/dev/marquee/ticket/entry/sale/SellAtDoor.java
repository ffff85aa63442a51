package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.StaffBookings;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Sells tickets to people at the door. The booking is made as every other, so that what costs
 * something is held at first; then it counts as paid to the staff. If that does not happen, because
 * the service dies between, the same request again finishes it, and so does whoever finds it among
 * the {@link UnfinishedSales}; else the hold runs out as those of buyers do.
 */
@Component
class SellAtDoor {

    private final DoorPurchases purchases;
    private final BookTickets bookTickets;
    private final ConfirmBooking confirmBooking;
    private final StaffBookings made;
    private final Bookings bookings;
    private final EntryLists lists;
    private final Clock clock;

    SellAtDoor(
            DoorPurchases purchases,
            BookTickets bookTickets,
            ConfirmBooking confirmBooking,
            StaffBookings made,
            Bookings bookings,
            EntryLists lists,
            Clock clock) {
        this.purchases = purchases;
        this.bookTickets = bookTickets;
        this.confirmBooking = confirmBooking;
        this.made = made;
        this.bookings = bookings;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * Sells all these tickets, or none; with the id of an earlier sale it sells nothing more.
     *
     * @param keeper may sell there
     * @return the booking, confirmed
     * @throws ErrorResponseException if nothing is sold, with the reason as its {@code type}:
     *     sold-out, event-not-on-sale, price-changed for free tickets that are not free,
     *     invalid-state where a sale's time ran out before it was finished or somebody released it,
     *     and what {@link BookTickets} says
     */
    Booking handle(DoorKeeper keeper, DoorEvent event, SaleRequest request) {
        var booking = booking(keeper, event, request);
        if (booking.status() != BookingStatus.PENDING_PAYMENT) return unlessLapsed(booking);
        return confirmBooking.handle(
                booking.id(), new Actor(keeper.name(), true), request.payment().word());
    }

    private Booking booking(DoorKeeper keeper, DoorEvent event, SaleRequest request) {
        var earlier = made.find(event.id(), Channel.BOX_OFFICE, request.saleId().toString());
        if (earlier.isPresent()) {
            if (earlier.get().bodyHash().equals(request.bodyHash()))
                return bookings.find(earlier.get().bookingId()).orElseThrow();
            throw Problems.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    Text.of("problem.idempotency-key-reused.sale-id-was"));
        }
        refuseIfOver(event);
        var result = bookTickets.handleForStaff(purchases.of(keeper, event, request));
        return bookings.find(result.booking().id()).orElseThrow();
    }

    /** Nobody can know that the money of a sale that ran out was taken. */
    private static Booking unlessLapsed(Booking booking) {
        if (booking.status() != BookingStatus.EXPIRED) return booking;
        throw Problems.problem(
                HttpStatus.CONFLICT,
                "invalid-state",
                Text.of("problem.invalid-state.sale-was-not"),
                Map.of("state", booking.status().word()));
    }

    /** The public sale may be over; the door's own hours end it here. */
    private void refuseIfOver(DoorEvent event) {
        if (clock.instant().isBefore(event.closesAt(lists.of(event.id())))) return;
        throw Problems.problem(
                HttpStatus.CONFLICT,
                "event-not-on-sale",
                Text.of("problem.event-not-on-sale.doors-are-closed"),
                Map.of("reason", "doors-closed"));
    }
}
