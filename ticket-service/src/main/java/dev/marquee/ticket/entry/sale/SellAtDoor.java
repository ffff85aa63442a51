package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.StaffBookings;
import dev.marquee.ticket.checkout.StaffSale;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.offer.OfferClaim;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Sells tickets to people at the door. The booking is made as every other, so that what costs
 * something is held at first; then it counts as paid to the staff. If that does not happen, because
 * the service dies between, the hold runs out as those of buyers do, and the same request again
 * finishes it.
 */
@Component
class SellAtDoor {

    /** Whose bookings without a name are. */
    static final String NOBODY = "Box office";

    private final BookTickets bookTickets;
    private final ConfirmBooking confirmBooking;
    private final StaffBookings made;
    private final Bookings bookings;
    private final EntryLists lists;
    private final Clock clock;

    SellAtDoor(
            BookTickets bookTickets,
            ConfirmBooking confirmBooking,
            StaffBookings made,
            Bookings bookings,
            EntryLists lists,
            Clock clock) {
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
     *     invalid-state where a sale's time ran out before it was finished, and what {@link
     *     BookTickets} says
     */
    Booking handle(DoorKeeper keeper, DoorEvent event, SaleRequest request) {
        var purchase = purchase(keeper, event, request);
        var booking = booking(event, purchase);
        if (booking.status() != BookingStatus.PENDING_PAYMENT) return unlessLapsed(booking);
        return confirmBooking.handle(
                booking.id(), new Actor(keeper.name(), true), request.payment().word());
    }

    private Booking booking(DoorEvent event, Purchase purchase) {
        var key = Objects.requireNonNull(purchase.key());
        var sale = Objects.requireNonNull(purchase.staff());
        var earlier = made.find(event.id(), sale.channel(), sale.key());
        if (earlier.isPresent()) {
            if (earlier.get().bodyHash().equals(key.bodyHash()))
                return bookings.find(earlier.get().bookingId()).orElseThrow();
            throw Problems.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    Text.of("problem.idempotency-key-reused.sale-id-was"));
        }
        refuseIfOver(event);
        var result = bookTickets.handleForStaff(purchase);
        return bookings.find(result.booking().id()).orElseThrow();
    }

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

    private static Purchase purchase(DoorKeeper keeper, DoorEvent event, SaleRequest request) {
        var id = request.saleId().toString();
        var nobody = new EmailAddress(id + Booking.NO_ADDRESS);
        var email = email(request.email());
        var name = blankIsNull(request.name());
        var hash =
                Sha256.of(
                        "%d\n%d\n%s\n%s\n%s"
                                .formatted(
                                        request.ticketTypeId(),
                                        request.quantity(),
                                        request.payment(),
                                        name,
                                        email));
        return new Purchase(
                event.id(),
                List.of(new Line(request.ticketTypeId(), request.quantity())),
                new Buyer(name == null ? NOBODY : name, email == null ? nobody : email, null, null),
                nobody,
                new RequestKey("sale:%d:%s".formatted(event.id(), id), hash, true),
                false,
                null,
                request.payment() == SalePayment.FREE ? BigDecimal.ZERO : null,
                new OfferClaim.Again(null),
                new StaffSale(Channel.BOX_OFFICE, id, hash, keeper.name(), true, null));
    }

    private static @Nullable EmailAddress email(@Nullable String typed) {
        var email = blankIsNull(typed);
        if (email == null) return null;
        return EmailAddress.parse(email)
                .orElseThrow(() -> Problems.invalid("email", Text.of("invalid.an-e-mail-address")));
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
