package dev.marquee.ticket.roster;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.roster.ImportedTickets.Before;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of each line of a file of attendees what it leads to. Nothing is taken. */
@Component
class CheckRoster {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_LINE = 20_000;

    private final Stocks stocks;
    private final ImportedTickets imported;

    CheckRoster(Stocks stocks, ImportedTickets imported) {
        this.stocks = stocks;
        this.imported = imported;
    }

    /**
     * Looks at all lines, each after those before it: what they take is not left for it.
     *
     * @param otherwise the type of those whose own is not here; null to refuse them
     */
    List<CheckedAttendee> handle(DoorEvent event, RosterFile file, @Nullable Long otherwise) {
        var stock =
                stocks.find(String.valueOf(event.id()))
                        .orElseThrow(() -> Problems.notFound("event"));
        var closed = stock.terms().closedForStaffBecause() != null;
        var before = imported.before(event.id());
        var alike = new HashMap<String, Integer>();
        var seen = new HashSet<String>();
        var checked = new ArrayList<CheckedAttendee>();
        for (var line : file.lines()) {
            var attendee = Attendee.of(file.shape(), line.cells());
            var place =
                    attendee.identity().isEmpty()
                            ? alike.merge(attendee.who(), 1, Integer::sum) - 1
                            : 0;
            var type = type(attendee.products(), stock, otherwise);
            var one =
                    new CheckedAttendee(
                            line,
                            attendee,
                            attendee.key(file.shape(), place),
                            type.map(TicketType::id).orElse(null),
                            type.map(TicketType::name).orElse(null),
                            null,
                            null);
            var problem = problem(one);
            if (problem == null) problem = known(event, one, file.shape(), before, seen);
            if (problem == null && closed) problem = RosterProblem.NOT_ON_SALE;
            if (problem == null && stock.left(type.orElseThrow()) < 1)
                problem = RosterProblem.SOLD_OUT;
            if (problem == null) stock = stock.sell(type.orElseThrow(), 1);
            checked.add(problem == null ? one : withBooking(one, before).refused(problem));
        }
        return checked;
    }

    private static CheckedAttendee withBooking(CheckedAttendee one, Map<String, Before> before) {
        var known = before.get(one.key());
        return known == null ? one : one.booked(known.bookingId());
    }

    /** What is wrong with the line by itself. */
    private static @Nullable RosterProblem problem(CheckedAttendee one) {
        var attendee = one.attendee();
        if (one.line().tooWide()) return RosterProblem.COLUMNS;
        if (one.line().cells().length() > LONGEST_LINE) return RosterProblem.TOO_LONG;
        if (!attendee.comes()) return RosterProblem.NOT_COMING;
        if (attendee.name().isEmpty() || attendee.name().length() > LONGEST_NAME)
            return RosterProblem.NAME;
        if (attendee.address() == null && !attendee.email().isEmpty()) return RosterProblem.EMAIL;
        return one.typeId() == null ? RosterProblem.TYPE : null;
    }

    private @Nullable RosterProblem known(
            DoorEvent event,
            CheckedAttendee one,
            Shape shape,
            Map<String, Before> before,
            Set<String> seen) {
        if (!seen.add(one.key())) return RosterProblem.TWICE;
        var known = before.get(one.key());
        if (known != null)
            return known.cancelled() ? RosterProblem.CANCELLED : RosterProblem.LISTED;
        return isOwn(event, one, shape) ? RosterProblem.LISTED : null;
    }

    /** Whether the line is a ticket that was sold here: a file of this very event. */
    private boolean isOwn(DoorEvent event, CheckedAttendee one, Shape shape) {
        var cells = one.line().cells();
        var attendee = one.attendee();
        var own =
                switch (shape) {
                    case HIEVENTS ->
                            number(cells.text("ID")).flatMap(id -> imported.own(event.id(), id, 0));
                    case PRETIX ->
                            cells.text("Event slug").equals(event.code())
                                    ? number(cells.text("Order code"))
                                            .flatMap(booking ->
                                                    number(cells.text("Position ID"))
                                                            .flatMap(ticket ->
                                                                    imported.own(
                                                                            event.id(),
                                                                            booking,
                                                                            ticket.intValue())))
                                    : Optional.<ImportedTickets.Own>empty();
                };
        // numbers of other systems can be the same by chance; numbers and people are not
        return own.filter(ticket ->
                        ticket.name().equalsIgnoreCase(attendee.name())
                                || ticket.email().equalsIgnoreCase(attendee.email()))
                .isPresent();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,8}")
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    private static Optional<TicketType> type(
            List<String> products, Stock stock, @Nullable Long otherwise) {
        var types =
                stock.types().stream()
                        .filter(type -> type.quantity() > 0)
                        .sorted(
                                Comparator.comparing(TicketType::position)
                                        .thenComparing(TicketType::id))
                        .toList();
        for (var product : products)
            for (var type : types)
                if (type.name().strip().equalsIgnoreCase(product)) return Optional.of(type);
        if (otherwise != null)
            return types.stream().filter(type -> type.id() == otherwise).findFirst();
        // of several, the first may be the dearest
        return products.isEmpty() && types.size() == 1
                ? Optional.of(types.getFirst())
                : Optional.empty();
    }
}
