package dev.marquee.ticket.guest;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.StaffSale;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.guest.CheckedGuest.Guest;
import dev.marquee.ticket.offer.OfferClaim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Takes guests: each gets a booking of their own that costs nothing, through the same engine and of
 * the same stock as every other. What is cut off in the middle is finished by the same list again.
 */
@Component
class AddGuests {

    /**
     * What became of a line.
     *
     * @param bookingId null if it was not taken
     */
    record Added(
            GuestLine line,
            @Nullable Guest guest,
            @Nullable GuestProblem problem,
            @Nullable Long bookingId) {}

    private final CheckGuests check;
    private final BookTickets bookTickets;
    private final AuditTrail trail;

    AddGuests(CheckGuests check, BookTickets bookTickets, AuditTrail trail) {
        this.check = check;
        this.bookTickets = bookTickets;
        this.trail = trail;
    }

    /**
     * Takes all that can be taken.
     *
     * @param mails whether guests with an address get their tickets by mail
     * @param again whether guests whose bookings were cancelled are taken once more
     */
    List<Added> handle(
            DoorEvent event, List<GuestLine> lines, boolean mails, boolean again, Caller by) {
        var added = new ArrayList<Added>();
        for (var checked : check.handle(event.id(), lines, again)) {
            var guest = checked.guest();
            added.add(
                    guest == null || checked.problem() != null
                            ? new Added(checked.line(), guest, checked.problem(), null)
                            : add(event, checked.line(), guest, mails, by));
        }
        var taken = added.stream().filter(one -> one.bookingId() != null).count();
        if (taken > 0) trail.record("guests.added", "event:" + event.code(), taken + " guests");
        return added;
    }

    private Added add(DoorEvent event, GuestLine line, Guest guest, boolean mails, Caller by) {
        try {
            var booked = bookTickets.handleForStaff(purchase(event, guest, mails, by)).booking();
            return new Added(line, guest, null, booked.id());
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            var type = String.valueOf(e.getBody().getType());
            return new Added(
                    line,
                    guest,
                    type.endsWith("sold-out") ? GuestProblem.SOLD_OUT : GuestProblem.NOT_ON_SALE,
                    null);
        }
    }

    private Purchase purchase(DoorEvent event, Guest guest, boolean mails, Caller by) {
        var key = check.key(event.id(), guest);
        var nobody = new EmailAddress(key + Booking.NO_ADDRESS);
        var email = guest.email();
        return new Purchase(
                event.id(),
                List.of(new Line(guest.typeId(), guest.quantity())),
                new Buyer(guest.name(), email == null ? nobody : email, null, null),
                nobody,
                new RequestKey("guest:%d:%s".formatted(event.id(), key), key, true),
                false,
                null,
                null,
                new OfferClaim.Again(null),
                new StaffSale(
                        Channel.GUEST_LIST,
                        key,
                        key,
                        by.name(),
                        mails && email != null,
                        guest.note()));
    }
}
