package dev.marquee.customer.complaint.refund;

import dev.marquee.customer.client.RefundClient.Booking;
import dev.marquee.customer.client.RefundClient.Ticket;
import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.NoteRefund;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * From a complaint to its refund: which tickets, what it means, and done. What is done is always
 * what was shown.
 */
@Controller
@RequestMapping("/admin/complaints/{id}/refund")
class RefundPageController {

    private final ComplaintAccess access;
    private final RefundFlow flow;
    private final NoteRefund noteRefund;

    RefundPageController(ComplaintAccess access, RefundFlow flow, NoteRefund noteRefund) {
        this.access = access;
        this.flow = flow;
        this.noteRefund = noteRefund;
    }

    @GetMapping
    String show(@PathVariable long id, Caller caller, Model model, HttpServletResponse response) {
        return page(complaint(id, caller), null, null, model, response);
    }

    @PostMapping
    String decide(
            @PathVariable long id,
            @ModelAttribute RefundForm form,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var complaint = complaint(id, caller);
        if (!form.isReadable()) return page(complaint, form, "keep", model, response);
        if (form.chosen().isEmpty()) return page(complaint, form, "tickets", model, response);
        if (!form.isToBeDone()) return page(complaint, form, null, model, response);
        var number = Objects.requireNonNullElse(form.number(), complaint.nextRefund());
        try {
            flow.decide(complaint, number, form.decision());
        } catch (ErrorResponseException e) {
            return page(complaint, form, reason(e), model, response);
        }
        noteRefund.decided(id, number);
        return "redirect:/admin/complaints/" + id + "?reply=refund#text";
    }

    private Complaint complaint(long id, Caller caller) {
        return access.open(id, Reader.of(caller)).complaint();
    }

    /** With what the choice means, or why that cannot be said. */
    private String page(
            Complaint complaint,
            @Nullable RefundForm typed,
            @Nullable String refusal,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("complaint", complaint);
        var why = refusal;
        try {
            var booking = flow.booking(complaint);
            var form = typed == null ? first(booking, complaint) : typed;
            model.addAttribute("booking", booking);
            model.addAttribute("tickets", good(booking));
            model.addAttribute("form", form);
            if (why == null && !form.chosen().isEmpty()) {
                model.addAttribute("offer", flow.preview(complaint, form.decision()));
                model.addAttribute("choice", form.choice());
            }
        } catch (ErrorResponseException e) {
            why = reason(e);
        }
        model.addAttribute("refusal", why);
        if (why != null)
            response.setStatus(
                    (switch (why) {
                                case "keep", "tickets" -> HttpStatus.UNPROCESSABLE_CONTENT;
                                case "service-unavailable" -> HttpStatus.SERVICE_UNAVAILABLE;
                                case "not-found" -> HttpStatus.NOT_FOUND;
                                default -> HttpStatus.CONFLICT;
                            })
                            .value());
        return "complaint/refund";
    }

    private static RefundForm first(Booking booking, Complaint complaint) {
        return new RefundForm(
                good(booking).stream().map(Ticket::id).toList(),
                "",
                "",
                complaint.nextRefund(),
                "",
                "");
    }

    private static List<Ticket> good(Booking booking) {
        return booking.tickets().stream()
                .filter(ticket -> ticket.status().equals("issued"))
                .toList();
    }

    private static String reason(ErrorResponseException e) {
        var type = String.valueOf(e.getBody().getType());
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
