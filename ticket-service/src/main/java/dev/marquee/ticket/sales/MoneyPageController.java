package dev.marquee.ticket.sales;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.backoffice.EventDesk.Opened;
import dev.marquee.ticket.figures.MoneyTables;
import dev.marquee.ticket.search.Scope;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Money by day, by ticket type and by offer, as a page, and as a part of other services' pages. */
@Controller
@RequestMapping(MoneyPageController.PATH)
class MoneyPageController {

    static final String PATH = "/admin/money";

    /** Lines of a table of the page, and of one within another page. */
    private static final int MOST = 500;

    private static final int MOST_OF_PART = 10;

    private final MoneyBreakdown money;
    private final EventDesk events;
    private final MoneyTables tables;
    private final StaffTime times;

    MoneyPageController(
            MoneyBreakdown money, EventDesk events, MoneyTables tables, StaffTime times) {
        this.money = money;
        this.events = events;
        this.tables = tables;
        this.times = times;
    }

    /**
     * @param event its code; all events where none is said
     */
    @GetMapping
    String page(
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Caller caller,
            Model model) {
        show(event, from, to, MOST, caller, model);
        return "money/page";
    }

    @GetMapping(params = "part=tables")
    String part(
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Caller caller,
            Model model) {
        show(event, from, to, MOST_OF_PART, caller, model);
        return "money/tables :: tables";
    }

    private void show(
            @Nullable String event,
            @Nullable String from,
            @Nullable String to,
            int most,
            Caller caller,
            Model model) {
        var scope = Scope.of(caller);
        var opened = event == null || event.isBlank() ? null : events.open(scope, event);
        var found =
                opened == null
                        ? money.of(scope, from, to, times.zone())
                        : money.ofEvent(opened.id(), from, to, opened.zone());
        model.addAttribute("event", opened)
                .addAttribute("from", found.from())
                .addAttribute("to", found.to())
                .addAttribute("zone", zone(opened))
                .addAttribute("totals", tables.totals(found.totals()))
                .addAttribute("days", tables.days(found.days(), most))
                .addAttribute(
                        "types", tables.ticketTypes(found.ticketTypes(), opened != null, most))
                .addAttribute("offers", tables.offers(found.offers(), most));
    }

    private String zone(@Nullable Opened event) {
        ZoneId zone = event == null ? times.zone() : event.zone();
        return times.nameOf(zone);
    }
}
