package dev.marquee.ticket.guest;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.bulk.BookList;
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
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Takes guests: each gets a booking of their own that costs nothing, through the same engine and of
 * the same stock as every other. What is cut off in the middle is finished by the same list again.
 */
@Component
class AddGuests {

    private final CheckGuests check;
    private final BookList bookList;
    private final AuditTrail trail;

    AddGuests(CheckGuests check, BookList bookList, AuditTrail trail) {
        this.check = check;
        this.bookList = bookList;
        this.trail = trail;
    }

    /**
     * Takes all that can be taken, and says of each line what became of it.
     *
     * @param mails whether guests with an address get their tickets by mail
     * @param again whether guests whose bookings were cancelled are taken once more
     */
    List<CheckedGuest> handle(
            DoorEvent event, List<GuestLine> lines, boolean mails, boolean again, Caller by) {
        var round = bookList.begin();
        var done = new ArrayList<CheckedGuest>();
        try {
            for (var one : check.handle(event.id(), lines, again)) {
                var guest = one.problem() == null ? one.guest() : null;
                done.add(
                        guest == null
                                ? one
                                : taken(one, round.book(purchase(event, guest, mails, by))));
            }
        } finally {
            var taken = done.stream().filter(one -> one.bookingId() != null).count();
            if (taken > 0) trail.record("guests.added", "event:" + event.code(), taken + " guests");
        }
        return done;
    }

    private static CheckedGuest taken(CheckedGuest one, BookList.Outcome outcome) {
        var booking = outcome.booking();
        return booking != null
                ? one.booked(booking)
                : one.refused(problem(Objects.requireNonNull(outcome.refused())));
    }

    private static GuestProblem problem(BookList.Refused refused) {
        return switch (refused) {
            case SOLD_OUT -> GuestProblem.SOLD_OUT;
            case NOT_ON_SALE -> GuestProblem.NOT_ON_SALE;
            case TYPE -> GuestProblem.TYPE;
            case TRY_AGAIN -> GuestProblem.TRY_AGAIN;
        };
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
