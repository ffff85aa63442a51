package dev.marquee.ticket.guest;

import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.checkout.StaffBookings;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.guest.CheckedGuest.Guest;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of each line of a guest list whether it can be taken, and if not, why. */
@Component
class CheckGuests {

    static final int MOST_TICKETS = 50;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_NOTE = 200;

    private final Stocks stocks;
    private final StaffBookings made;
    private final Bookings bookings;

    CheckGuests(Stocks stocks, StaffBookings made, Bookings bookings) {
        this.stocks = stocks;
        this.made = made;
        this.bookings = bookings;
    }

    /**
     * Looks at all lines, each after those before it: what they take is not left for it. Nothing is
     * taken.
     *
     * @param again whether guests whose bookings were cancelled may be taken once more
     */
    List<CheckedGuest> handle(long event, List<GuestLine> lines, boolean again) {
        var stock =
                stocks.find(String.valueOf(event)).orElseThrow(() -> Problems.notFound("event"));
        var closed = stock.terms().closedForStaffBecause() != null;
        var seen = new HashSet<String>();
        var checked = new ArrayList<CheckedGuest>();
        for (var line : lines) {
            var read = read(line, stock);
            var guest = read.guest();
            if (guest == null) {
                checked.add(read);
                continue;
            }
            var problem = problem(event, guest, again, closed, seen);
            var type = stock.type(guest.typeId(), stock.terms().startsAt()).orElseThrow();
            if (problem == null && guest.quantity() > stock.left(type))
                problem = GuestProblem.SOLD_OUT;
            checked.add(problem == null ? read : CheckedGuest.bad(line, problem));
            if (problem == null) stock = stock.sell(type, guest.quantity());
        }
        return checked;
    }

    private @Nullable GuestProblem problem(
            long event, Guest guest, boolean again, boolean closed, HashSet<String> seen) {
        if (closed) return GuestProblem.NOT_ON_SALE;
        if (!seen.add(guest.key(0))) return GuestProblem.TWICE;
        var before = latest(event, guest);
        if (before.isEmpty()) return null;
        if (!isOver(before.get())) return GuestProblem.LISTED;
        return again ? null : GuestProblem.CANCELLED;
    }

    /** The key under which they are taken now: another one where a former booking is over. */
    String key(long event, Guest guest) {
        for (int time = 0; ; time++) {
            var before = made.find(event, Channel.GUEST_LIST, guest.key(time));
            if (before.isEmpty() || !isOver(before.get().bookingId())) return guest.key(time);
        }
    }

    private Optional<Long> latest(long event, Guest guest) {
        return made.find(event, Channel.GUEST_LIST, key(event, guest))
                .or(() -> made.find(event, Channel.GUEST_LIST, guest.key(0)))
                .map(StaffBookings.Made::bookingId);
    }

    private boolean isOver(long booking) {
        return bookings.find(booking).orElseThrow().status() == BookingStatus.CANCELLED;
    }

    private static CheckedGuest read(GuestLine line, Stock stock) {
        var name = CleanText.plain(line.name()).strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME)
            return CheckedGuest.bad(line, GuestProblem.NAME);
        var email = EmailAddress.parse(line.email().strip());
        if (email.isEmpty() && !line.email().isBlank())
            return CheckedGuest.bad(line, GuestProblem.EMAIL);
        var type = type(line.type().strip(), stock);
        if (type.isEmpty()) return CheckedGuest.bad(line, GuestProblem.TYPE);
        var quantity = line.quantity().isBlank() ? "1" : line.quantity().strip();
        if (!quantity.matches("[1-9][0-9]?") || Integer.parseInt(quantity) > MOST_TICKETS)
            return CheckedGuest.bad(line, GuestProblem.QUANTITY);
        var note = CleanText.plain(line.note()).strip();
        if (note.length() > LONGEST_NOTE) return CheckedGuest.bad(line, GuestProblem.NOTE);
        return CheckedGuest.good(
                line,
                new Guest(
                        name,
                        email.orElse(null),
                        type.get().id(),
                        type.get().name(),
                        Integer.parseInt(quantity),
                        note.isEmpty() ? null : note));
    }

    private static Optional<TicketType> type(String word, Stock stock) {
        return stock.types().stream()
                .filter(type -> type.quantity() > 0)
                .sorted(Comparator.comparing(TicketType::position).thenComparing(TicketType::id))
                .filter(type ->
                        word.isEmpty()
                                || type.name().equalsIgnoreCase(word)
                                || String.valueOf(type.id()).equals(word))
                .findFirst();
    }
}
