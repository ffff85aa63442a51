package dev.marquee.ticket.change;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which staff change tickets: what is chosen stands in its address, and the page says
 * what it means before anything is done.
 */
@Controller
@RequestMapping("/admin/tickets/{id:\\d{1,18}}/change")
class ChangePageController {

    private final ChangeDesk desk;
    private final ChangePages pages;
    private final ChangeTickets changeTickets;
    private final EndDifference endDifference;

    ChangePageController(
            ChangeDesk desk,
            ChangePages pages,
            ChangeTickets changeTickets,
            EndDifference endDifference) {
        this.desk = desk;
        this.pages = pages;
        this.changeTickets = changeTickets;
        this.endDifference = endDifference;
    }

    @GetMapping
    String form(
            @PathVariable long id,
            @Valid @ModelAttribute(ChangePages.FORM) ChangeForm form,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var booking = desk.open(id, caller);
        var isChosen = form.isChosen() && !result.hasErrors();
        return pages.show(
                booking, form, isChosen ? meaning(booking, form, response, model) : null, model);
    }

    @PostMapping
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute(ChangePages.FORM) ChangeForm form,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            RedirectAttributes to,
            Model model) {
        var booking = desk.open(id, caller);
        var isChosen = form.isChosen() && !result.hasErrors();
        if (isChosen) {
            try {
                var changed =
                        changeTickets.handle(id, form.command(), Actor.staff(caller)).change();
                to.addAttribute("done", done(changed));
                var moved = changed == null ? null : changed.newBookingId();
                return "redirect:/admin/tickets/" + (moved == null ? id : moved);
            } catch (ErrorResponseException e) {
                refused(e, response, model);
            }
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return pages.show(
                booking, form, isChosen ? meaning(booking, form, response, model) : null, model);
    }

    private static String done(@Nullable TicketChange change) {
        if (change == null) return "change-none";
        return change.state() == TicketChange.State.OPEN ? "change-asked" : "change-done";
    }

    /** What it would mean; null, and why not, if it is not possible. */
    private @Nullable ChangePlan meaning(
            Booking booking, ChangeForm form, HttpServletResponse response, Model model) {
        var asked =
                new ChangeTickets.Command(
                        form.ticketIds(),
                        form.command().type(),
                        form.command().event(),
                        null,
                        null,
                        null);
        try {
            return changeTickets.preview(booking.id(), asked).plan();
        } catch (ErrorResponseException e) {
            if (!model.containsAttribute("refusal")) refused(e, response, model);
            return null;
        }
    }

    private static void refused(
            ErrorResponseException e, HttpServletResponse response, Model model) {
        if (e.getStatusCode() == HttpStatus.NOT_FOUND) throw e;
        response.setStatus(e.getStatusCode().value());
        model.addAttribute("refusal", Problems.said(e));
    }

    @PostMapping("/paid")
    String paid(@PathVariable long id, Caller caller, RedirectAttributes to) {
        desk.open(id, caller);
        return end(id, to, "change-done", () -> endDifference.paid(id));
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable long id, Caller caller, RedirectAttributes to) {
        desk.open(id, caller);
        return end(
                id, to, "change-withdrawn", () -> endDifference.withdraw(id, Actor.staff(caller)));
    }

    /** What is not possible any more is said by the booking's page. */
    private static String end(long id, RedirectAttributes to, String done, Runnable move) {
        try {
            move.run();
            to.addAttribute("done", done);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            to.addAttribute("done", "change-not-possible");
        }
        return "redirect:/admin/tickets/" + id;
    }
}
