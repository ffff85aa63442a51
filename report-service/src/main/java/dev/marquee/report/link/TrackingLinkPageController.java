package dev.marquee.report.link;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.QrCode;
import dev.marquee.report.client.EventClient;
import dev.marquee.report.link.LinkFigures.Brought;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;

/** The links of an organiser, with what they brought. */
@Controller
@RequestMapping("/admin/analytics/links")
class TrackingLinkPageController {

    private static final Logger log = LoggerFactory.getLogger(TrackingLinkPageController.class);
    private static final int SIZE = 50;
    private static final int LONGEST = 60;
    private static final int MOST = 100;

    /** A link as typed. */
    record LinkForm(@Nullable String name, @Nullable String event) {

        static final LinkForm EMPTY = new LinkForm("", "");

        String clean() {
            return Objects.requireNonNullElse(name, "").strip();
        }

        /** What is wrong with it; null if nothing is. */
        @Nullable String fault() {
            if (clean().isEmpty()) return "links.fault.none";
            return clean().length() > LONGEST ? "links.fault.long" : null;
        }

        LinkRequest request() {
            var chosen = Objects.requireNonNullElse(event, "");
            return new LinkRequest(
                    clean(), chosen.matches("[0-9]{1,18}") ? Long.valueOf(chosen) : null);
        }
    }

    /** A link with what it brought. */
    record Row(TrackingLink link, Brought brought) {}

    private final TrackingLinks links;
    private final LinkFigures figures;
    private final EventClient events;

    TrackingLinkPageController(TrackingLinks links, LinkFigures figures, EventClient events) {
        this.links = links;
        this.figures = figures;
        this.events = events;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        model.addAttribute("done", done);
        return show(Math.clamp(page, 0, 10_000), LinkForm.EMPTY, caller, model);
    }

    @PostMapping
    String add(
            @ModelAttribute LinkForm form,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var fault = form.fault();
        if (fault == null) {
            try {
                return "redirect:/admin/analytics/links/" + links.add(form.request(), caller).id();
            } catch (ErrorResponseException e) {
                if (e.getStatusCode() != HttpStatus.NOT_FOUND) throw e;
                fault = "links.fault.event";
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("fault", fault);
        return show(0, form, caller, model);
    }

    /** One link to copy, and as a QR code to print. */
    @GetMapping("/{id}")
    String one(@PathVariable long id, Caller caller, Model model) {
        var link = links.get(id, caller);
        model.addAttribute("link", link)
                .addAttribute("qr", QrCode.of(link.url()))
                .addAttribute(
                        "brought",
                        figures.of(whose(caller)).getOrDefault(link.code(), Brought.NOTHING));
        return "analytics/link";
    }

    @GetMapping("/{id}/retire")
    String ask(@PathVariable long id, Caller caller, Model model) {
        model.addAttribute("link", links.get(id, caller));
        return "analytics/retire";
    }

    @PostMapping("/{id}/retire")
    String retire(@PathVariable long id, Caller caller) {
        links.delete(id, null, caller);
        return "redirect:/admin/analytics/links?done=retired";
    }

    private String show(int page, LinkForm form, Caller caller, Model model) {
        var brought = figures.of(whose(caller));
        var total = links.count(whose(caller));
        var rows =
                links.page(whose(caller), page, SIZE).stream()
                        .map(link ->
                                new Row(link, brought.getOrDefault(link.code(), Brought.NOTHING)))
                        .toList();
        model.addAttribute("form", form)
                .addAttribute("rows", rows)
                .addAttribute("page", page)
                .addAttribute("more", (page + 1L) * SIZE < total)
                .addAttribute("events", choice());
        return "analytics/links";
    }

    private static @Nullable Long whose(Caller caller) {
        return caller.has("ADMIN") ? null : Long.valueOf(caller.id());
    }

    /** None if event-service does not answer: a link to the front page can be made all the same. */
    private List<EventClient.Event> choice() {
        try {
            return events.list("all", null, null, "-starts_at", MOST).items();
        } catch (RestClientException e) {
            log.warn("events cannot be listed: {}", e.getMessage());
            return List.of();
        }
    }
}
