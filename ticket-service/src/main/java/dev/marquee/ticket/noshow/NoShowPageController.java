package dev.marquee.ticket.noshow;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.search.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Marks who did not come, from the list of attendees. */
@Controller
class NoShowPageController {

    private static final String OF_TICKET = "/admin/tickets/{id:\\d{1,18}}/no-show";
    private static final String OF_EVENT = "/admin/tickets/attendees/{code}/no-shows";

    private final NoShowDesk desk;
    private final MarkNoShows noShows;
    private final EventDesk events;

    NoShowPageController(NoShowDesk desk, MarkNoShows noShows, EventDesk events) {
        this.desk = desk;
        this.noShows = noShows;
        this.events = events;
    }

    /** Says how many it would be, before all are marked. */
    @GetMapping(OF_EVENT)
    String ask(@PathVariable String code, Caller caller, Model model) {
        var event = events.open(Scope.of(caller), code);
        model.addAttribute("event", event)
                .addAttribute("counts", noShows.count(event.id()))
                .addAttribute("begun", noShows.hasBegun(event.startsAt().toInstant()));
        return "desk/no-shows";
    }

    @PostMapping(OF_EVENT)
    String markAll(@PathVariable String code, Caller caller, RedirectAttributes to) {
        var event = events.open(Scope.of(caller), code);
        return done(
                event.code(),
                to,
                "no-shows",
                () ->
                        noShows.markAll(
                                event.id(), event.startsAt().toInstant(), Actor.staff(caller)));
    }

    @PostMapping(OF_TICKET)
    String mark(@PathVariable long id, Caller caller, RedirectAttributes to) {
        var event = desk.open(id, caller).event().code();
        return done(event, to, "no-show", () -> noShows.mark(id, Actor.staff(caller)));
    }

    @PostMapping(OF_TICKET + "/undo")
    String undo(@PathVariable long id, Caller caller, RedirectAttributes to) {
        var event = desk.open(id, caller).event().code();
        return done(event, to, "no-show-undone", () -> noShows.undo(id, Actor.staff(caller)));
    }

    /** The list says what was done, or that it is not possible. */
    private static String done(String code, RedirectAttributes to, String done, Runnable move) {
        try {
            move.run();
            to.addAttribute("done", done);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            to.addAttribute("done", "no-show-not-possible");
        }
        return "redirect:/admin/tickets/attendees/" + code;
    }
}
