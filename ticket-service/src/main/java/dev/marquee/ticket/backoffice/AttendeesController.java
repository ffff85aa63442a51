package dev.marquee.ticket.backoffice;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.client.UnreachableAddresses;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Scope;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who comes to an event. */
@Controller
@RequestMapping("/admin/tickets/attendees/{code}")
class AttendeesController {

    /** More than a sheaf of paper is searched faster on a screen. */
    private static final int MOST_AT_THE_DOOR = 5_000;

    private final EventDesk events;
    private final TicketList tickets;
    private final Exports exports;
    private final ExportTables tables;
    private final DoorChanges doorChanges;
    private final UnreachableAddresses unreachable;
    private final Clock clock;

    AttendeesController(
            EventDesk events,
            TicketList tickets,
            Exports exports,
            ExportTables tables,
            DoorChanges doorChanges,
            UnreachableAddresses unreachable,
            Clock clock) {
        this.unreachable = unreachable;
        this.doorChanges = doorChanges;
        this.clock = clock;
        this.events = events;
        this.tickets = tickets;
        this.exports = exports;
        this.tables = tables;
    }

    @GetMapping
    String list(
            @PathVariable String code,
            @Valid ListQuery query,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var scope = Scope.of(caller);
        var event = events.open(scope, code);
        var sort = query.sortOr(TicketList.BY_NAME);
        var list = filters(event, query).sortedBy(sort);
        var found = tickets.page(scope, query.of(event.id()), TicketList.BY_NAME);
        model.addAttribute("event", event);
        model.addAttribute("begun", !clock.instant().isBefore(event.startsAt().toInstant()));
        model.addAttribute("query", query);
        model.addAttribute("sort", sort);
        model.addAttribute("done", done);
        model.addAttribute("list", list);
        model.addAttribute("back", here(list.all(), found.page()));
        model.addAttribute("types", events.typeNames(event.id()));
        model.addAttribute(
                "states",
                Stream.concat(
                                Stream.of(TicketStatus.values()).map(TicketStatus::word),
                                Stream.of(TicketList.NO_SHOW))
                        .toList());
        model.addAttribute("found", found);
        model.addAttribute(
                "unreachable",
                unreachable.amongst(found.items().stream().map(TicketRow::shownEmail).toList()));
        return "desk/attendees";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @PathVariable String code,
            @PathVariable Format format,
            @Valid ListQuery query,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var scope = Scope.of(caller);
        var event = events.open(scope, code);
        exports.send(
                tables.tickets("attendees").of(event.code()),
                format,
                tickets.all(scope, query.of(event.id()), TicketList.BY_NAME),
                response);
    }

    /**
     * A list to print, for when there is no network at the door.
     *
     * @param since when a list was printed, by the event's clock: only what changed since then
     */
    @GetMapping("/door")
    String doorList(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String since,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var scope = Scope.of(caller);
        var event = events.open(scope, code);
        model.addAttribute("event", event)
                .addAttribute("since", since)
                .addAttribute("printedAt", clock.instant().atZone(event.zone()));
        if (!since.isBlank()) {
            if (WrittenTime.read(since, event.zone()) instanceof WrittenTime.At at)
                return doorChanges(event, at.moment(), model);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("noTime", true);
        }
        var everybody = tickets.all(scope, ListQuery.ofEvent(event.id()), TicketList.BY_NAME);
        var attendees =
                StreamSupport.stream(everybody.spliterator(), false)
                        .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
                        .limit(MOST_AT_THE_DOOR)
                        .toList();
        model.addAttribute("attendees", attendees);
        model.addAttribute("cut", event.sold() > attendees.size());
        return "desk/door";
    }

    private String doorChanges(EventDesk.Opened event, Instant since, Model model) {
        var changes = doorChanges.since(since, event.id());
        model.addAttribute("sinceAt", since.atZone(event.zone()))
                .addAttribute("changes", changes)
                .addAttribute("cut", changes.size() == DoorChanges.MOST);
        return "desk/door-changes";
    }

    private static ListAddress filters(EventDesk.Opened event, ListQuery query) {
        return ListAddress.of("/admin/tickets/attendees/" + event.code())
                .with("q", query.q())
                .with("status", query.status())
                .with("type", query.type());
    }

    /** This list as it is shown, for those who come back to it. */
    private static String here(String address, int page) {
        return page == 0 ? address : address + (address.contains("?") ? "&" : "?") + "page=" + page;
    }
}
