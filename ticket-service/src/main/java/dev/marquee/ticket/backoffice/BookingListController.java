package dev.marquee.ticket.backoffice;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.client.UnreachableAddresses;
import dev.marquee.ticket.search.EventFinder;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Scope;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All bookings, or all their tickets, for those who run the events. */
@Controller
@RequestMapping(BookingListController.PATH)
class BookingListController {

    static final String PATH = "/admin/tickets";

    /** The tab that shows tickets. */
    private static final String TICKETS = "tickets";

    private final BookingList bookings;
    private final TicketList tickets;
    private final EventFinder events;
    private final Exports exports;
    private final ExportTables tables;
    private final StaffTime times;
    private final UnreachableAddresses unreachable;

    BookingListController(
            BookingList bookings,
            TicketList tickets,
            EventFinder events,
            Exports exports,
            ExportTables tables,
            StaffTime times,
            UnreachableAddresses unreachable) {
        this.unreachable = unreachable;
        this.bookings = bookings;
        this.tickets = tickets;
        this.events = events;
        this.exports = exports;
        this.tables = tables;
        this.times = times;
    }

    @GetMapping
    String list(
            @Valid ListQuery query,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var scope = Scope.of(caller);
        var dated = query.withDaysOf(times.zone());
        var showsTickets = view.equals(TICKETS);
        var sort = query.sortOr(showsTickets ? TicketList.NEWEST_FIRST : BookingList.NEWEST_FIRST);
        model.addAttribute("query", query);
        model.addAttribute("view", showsTickets ? TICKETS : "");
        model.addAttribute("sort", sort);
        model.addAttribute("done", done);
        model.addAttribute("suggested", events.suggest(scope, ""));
        model.addAttribute(
                "list", filters(query).shownAs("view", showsTickets ? TICKETS : "").sortedBy(sort));
        model.addAttribute("states", states(showsTickets));
        if (showsTickets) {
            var found = tickets.page(scope, dated, TicketList.NEWEST_FIRST);
            show(found, found.items().stream().map(TicketRow::shownEmail), model);
        } else {
            var found = bookings.page(scope, dated);
            show(found, found.items().stream().map(BookingRow::shownEmail), model);
        }
        return "desk/list";
    }

    private void show(Object found, Stream<String> addresses, Model model) {
        model.addAttribute("found", found)
                .addAttribute("unreachable", unreachable.amongst(addresses.toList()));
    }

    /** Events for the filter's field, as one types. */
    @GetMapping("/events")
    String events(@RequestParam(defaultValue = "") String event, Caller caller, Model model) {
        model.addAttribute("suggested", events.suggest(Scope.of(caller), event));
        return "desk/list :: suggested";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            @Valid ListQuery query,
            @RequestParam(defaultValue = "") String view,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var scope = Scope.of(caller);
        var dated = query.withDaysOf(times.zone());
        if (view.equals(TICKETS))
            exports.send(
                    tables.tickets(TICKETS),
                    format,
                    tickets.all(scope, dated, TicketList.NEWEST_FIRST),
                    response);
        else exports.send(tables.bookings(), format, bookings.all(scope, dated), response);
    }

    /** Whatever is shown, it is filtered by the same; but each has states of its own. */
    private static ListAddress filters(ListQuery query) {
        return ListAddress.of(PATH)
                .with("q", query.q())
                .with("event", query.event())
                .with("status", query.status())
                .with("from", query.from())
                .with("to", query.to())
                .with("test", query.test());
    }

    private static Iterable<String> states(boolean ofTickets) {
        return ofTickets
                ? Stream.of(TicketStatus.values()).map(TicketStatus::word).toList()
                : Stream.of(BookingStatus.values()).map(BookingStatus::word).toList();
    }
}
