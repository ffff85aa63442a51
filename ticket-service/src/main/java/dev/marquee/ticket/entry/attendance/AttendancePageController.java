package dev.marquee.ticket.entry.attendance;

import dev.marquee.platform.chart.Chart;
import dev.marquee.platform.chart.Charts;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.list.OwnEvents;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who came to an event, as a page, and as a part of other services' pages. */
@Controller
@RequestMapping("/admin/tickets/attendees/{code}/attendance")
class AttendancePageController {

    private final Attendances attendances;
    private final EntryLists lists;
    private final OwnEvents events;
    private final Charts charts;
    private final MessageSource messages;
    private final Clock clock;

    AttendancePageController(
            Attendances attendances,
            EntryLists lists,
            OwnEvents events,
            Charts charts,
            MessageSource messages,
            Clock clock) {
        this.attendances = attendances;
        this.lists = lists;
        this.events = events;
        this.charts = charts;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @PathVariable String code,
            @RequestParam(name = "list", required = false, defaultValue = "0") int listId,
            Caller caller,
            Model model) {
        show(code, listId, caller, model);
        return "entry/attendance";
    }

    @GetMapping(params = "part=figures")
    String part(
            @PathVariable String code,
            @RequestParam(name = "list", required = false, defaultValue = "0") int listId,
            Caller caller,
            Model model) {
        show(code, listId, caller, model);
        return "entry/attendance :: figures";
    }

    private void show(String code, int listId, Caller caller, Model model) {
        var event = events.open(code, caller);
        var list =
                lists.find(event.id(), listId)
                        .orElseThrow(() -> Problems.notFound("check-in list"));
        var attendance = attendances.of(event, list);
        var locale = LocaleContextHolder.getLocale();
        var chart = AttendanceChart.of(attendance.quarters(), locale);
        model.addAttribute("event", event)
                .addAttribute("list", list)
                .addAttribute("lists", lists.of(event.id()))
                .addAttribute("attendance", attendance)
                .addAttribute("over", !clock.instant().isBefore(event.closesAt(list)))
                .addAttribute("chart", chart)
                .addAttribute("drawn", drawn(chart, locale));
    }

    private Chart drawn(AttendanceChart chart, Locale locale) {
        var drawn =
                charts.stack(
                        "came-by-gate",
                        chart.rows().stream().map(AttendanceChart.Row::label).toList());
        for (int n = 0; n < chart.gates().size(); n++) {
            var gate = n;
            var name =
                    Objects.requireNonNullElseGet(
                            chart.gates().get(n),
                            () -> messages.getMessage("entry.attendance.no-gate", null, locale));
            drawn.of(name, chart.rows().stream().map(row -> row.counts().get(gate)).toList());
        }
        return drawn;
    }
}
