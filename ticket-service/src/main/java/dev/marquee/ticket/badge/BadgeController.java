package dev.marquee.ticket.badge;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.search.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which an event's staff choose a sheet of labels, and the badges on it. */
@Controller
@RequestMapping("/admin/tickets/attendees/{code}")
class BadgeController {

    /** How many badges one file has at most: it is printed while somebody waits. */
    private static final int PART = 500;

    private final EventDesk events;
    private final Attendees attendees;
    private final BadgePdf pdf;

    BadgeController(EventDesk events, Attendees attendees, BadgePdf pdf) {
        this.events = events;
        this.attendees = attendees;
        this.pdf = pdf;
    }

    @GetMapping("/badges")
    String form(
            @PathVariable String code,
            @RequestParam(defaultValue = "avery-l4785") String sheet,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "0") String used,
            Caller caller,
            Model model) {
        var event = events.open(Scope.of(caller), code);
        return form(event, sheet, type, used, null, model);
    }

    private String form(
            EventDesk.Opened event,
            String sheet,
            String type,
            String used,
            @Nullable String error,
            Model model) {
        var count = attendees.count(event.id(), type);
        model.addAttribute("event", event)
                .addAttribute("sheets", LabelSheet.values())
                .addAttribute("types", events.typeNames(event.id()))
                .addAttribute("sheet", sheet)
                .addAttribute("type", type)
                .addAttribute("used", used)
                .addAttribute("error", error)
                .addAttribute("count", count)
                .addAttribute("parts", parts(count));
        return "badge/form";
    }

    /** The numbers of the first badges of further files, where one does not hold them all. */
    private static List<Integer> parts(int count) {
        return IntStream.rangeClosed(1, (count + PART - 1) / PART).boxed().toList();
    }

    /** The sheets; or the page with what has to be put right. */
    @GetMapping("/badges.pdf")
    Object print(
            @PathVariable String code,
            @RequestParam(defaultValue = "avery-l4785") String sheet,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "0") String used,
            @RequestParam(defaultValue = "1") String part,
            Caller caller,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var event = events.open(Scope.of(caller), code);
        var labels = LabelSheet.of(sheet).orElse(null);
        if (labels == null)
            return refused(event, sheet, type, used, "badge.error.sheet", response, model);
        var first = number(used);
        if (first < 0 || first >= labels.labels())
            return refused(event, sheet, type, used, "badge.error.used", response, model);
        var from = Math.max(0, number(part) - 1) * PART;
        var badges = attendees.badges(event.id(), type, from, PART);
        if (badges.isEmpty())
            return refused(event, sheet, type, used, "badge.error.none", response, model);
        var name = ContentDisposition.attachment().filename(event.code() + "-badges.pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(pdf.print(event.name(), badges, labels, from == 0 ? first : 0, locale));
    }

    private String refused(
            EventDesk.Opened event,
            String sheet,
            String type,
            String used,
            String error,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(event, sheet, type, used, error, model);
    }

    /** Below 0 for what is none. */
    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }
}
