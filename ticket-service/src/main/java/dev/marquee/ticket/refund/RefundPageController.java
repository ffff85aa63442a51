package dev.marquee.ticket.refund;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.search.Scope;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;

/** What staff decide about refunds, and what they do where the money did not go back. */
@Controller
@RequestMapping(RefundPageController.PATH)
class RefundPageController {

    static final String PATH = "/admin/refunds";

    private static final List<String> PHASES =
            List.of("approved", "at_provider", "done", "refused");

    private final RefundList list;
    private final RefundPages pages;
    private final StaffRefunds staff;
    private final DecideRefund decideRefund;

    RefundPageController(
            RefundList list, RefundPages pages, StaffRefunds staff, DecideRefund decideRefund) {
        this.list = list;
        this.pages = pages;
        this.staff = staff;
        this.decideRefund = decideRefund;
    }

    @GetMapping
    String list(
            @Valid RefundQuery query,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var shown = query.orOpen();
        var sort = shown.sortOrNewest();
        model.addAttribute("query", query)
                .addAttribute("phase", shown.phaseOrAny())
                .addAttribute("phases", PHASES)
                .addAttribute("done", done)
                .addAttribute("sort", sort)
                .addAttribute(
                        "list",
                        ListAddress.of(PATH)
                                .with("q", query.q())
                                .with("phase", shown.phaseOrAny())
                                .sortedBy(sort))
                .addAttribute("found", list.page(Scope.of(caller), shown));
        return "refund/list";
    }

    @GetMapping("/{id:\\d{1,18}}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var opened = staff.open(id, caller);
        model.addAttribute("done", done);
        return pages.show(opened.booking(), opened.refund(), RefundForm.of(opened.refund()), model);
    }

    @PostMapping("/{id:\\d{1,18}}/decision")
    String decide(
            @PathVariable long id,
            @Valid @ModelAttribute(RefundPages.FORM) RefundForm form,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var opened = staff.open(id, caller);
        return decide(opened.booking(), opened.refund(), form, result, caller, response, model);
    }

    /** For money that nobody has asked for. */
    @GetMapping("/bookings/{id:\\d{1,18}}")
    String form(@PathVariable long id, Caller caller, Model model) {
        var booking = staff.booking(id, caller);
        var tickets = RefundPages.good(booking).stream().map(Ticket::id).toList();
        return pages.show(booking, null, RefundForm.ofAll(tickets), model);
    }

    @PostMapping("/bookings/{id:\\d{1,18}}")
    String give(
            @PathVariable long id,
            @Valid @ModelAttribute(RefundPages.FORM) RefundForm form,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        return decide(staff.booking(id, caller), null, form, result, caller, response, model);
    }

    private String decide(
            Booking booking,
            @Nullable Refund refund,
            RefundForm form,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var decision = form.read(booking, result);
        if (decision != null) {
            try {
                decideRefund.handle(booking.id(), decision, Actor.staff(caller));
                return "redirect:" + PATH + "?done=" + (form.approves() ? "approved" : "refused");
            } catch (ErrorResponseException e) {
                model.addAttribute("refusal", Problems.said(e));
                response.setStatus(e.getStatusCode().value());
            }
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return pages.show(booking, refund, form, model);
    }

    @PostMapping("/{id:\\d{1,18}}/retry")
    String retry(@PathVariable long id, Caller caller) {
        staff.retry(id, caller);
        return "redirect:" + PATH + "/" + id + "?done=retried";
    }

    @PostMapping("/{id:\\d{1,18}}/settled-by-hand")
    String settledByHand(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var text = note.strip();
        if (text.isEmpty() || text.length() > 500) {
            model.addAttribute("done", "note-missing");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var opened = staff.open(id, caller);
            return pages.show(
                    opened.booking(), opened.refund(), RefundForm.of(opened.refund()), model);
        }
        staff.settledByHand(id, text, caller);
        return "redirect:" + PATH + "/" + id + "?done=settled";
    }
}
