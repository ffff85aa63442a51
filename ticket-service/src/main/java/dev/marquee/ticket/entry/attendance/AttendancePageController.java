package dev.marquee.ticket.entry.attendance;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.list.OwnEvents;
import java.time.Clock;
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
    private final Clock clock;

    AttendancePageController(
            Attendances attendances, EntryLists lists, OwnEvents events, Clock clock) {
        this.attendances = attendances;
        this.lists = lists;
        this.events = events;
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
        model.addAttribute("event", event)
                .addAttribute("list", list)
                .addAttribute("lists", lists.of(event.id()))
                .addAttribute("attendance", attendance)
                .addAttribute("over", !clock.instant().isBefore(event.closesAt(list)))
                .addAttribute(
                        "chart",
                        AttendanceChart.of(attendance.quarters(), LocaleContextHolder.getLocale()));
    }
}
