package dev.marquee.customer.complaint.my;

import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.ComplaintLinks;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.OpenComplaint;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * For whoever has neither an account nor the link of a booking: a form, and one complaint by the
 * link of its mails. Opening that link changes nothing, so the scanners of mail servers may.
 */
@Controller
@RequestMapping("/complaints")
class GuestComplaintsController {

    private static final Reader NOBODY = new Reader(null, null, null);

    private final OwnPages pages;
    private final ComplaintAccess access;
    private final OpenComplaint openComplaint;
    private final ComplaintLinks links;
    private final Complaints complaints;

    GuestComplaintsController(
            OwnPages pages,
            ComplaintAccess access,
            OpenComplaint openComplaint,
            ComplaintLinks links,
            Complaints complaints) {
        this.pages = pages;
        this.access = access;
        this.openComplaint = openComplaint;
        this.links = links;
        this.complaints = complaints;
    }

    @GetMapping("/new")
    String form(Model model) {
        if (Caller.current().isPresent()) return "redirect:/my/complaints";
        pages.form(NOBODY, "/complaints/new", model);
        return "complaint/guest";
    }

    @PostMapping("/new")
    String create(
            @Valid @ModelAttribute("complaint") ComplaintForm form,
            BindingResult result,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var typed = new ComplaintForm(form.subject(), form.text(), "", form.name(), form.email());
        if (pages.take(typed, result, NOBODY, locale, response).isPresent())
            return "redirect:/complaints/sent";
        pages.form(NOBODY, "/complaints/new", model);
        return "complaint/guest";
    }

    @GetMapping("/sent")
    String sent() {
        return "complaint/sent";
    }

    @GetMapping("/{token}")
    String show(@PathVariable String token, Model model) {
        return pages.show(access.open(token), "", "/complaints/" + token, model);
    }

    @PostMapping("/{token}")
    String write(
            @PathVariable String token,
            @Valid @ModelAttribute("answer") OwnAnswerForm form,
            BindingResult result,
            Model model,
            HttpServletResponse response) {
        var opened = access.open(token);
        var written = pages.write(opened, form, result, response);
        if (written.isEmpty()) return pages.show(opened, "", "/complaints/" + token, model);
        var stands = written.getAsLong();
        var merged = opened.complaint().mergedInto();
        var next =
                stands == opened.complaint().id() || merged != null && merged == stands
                        ? token
                        : complaints.find(stands).map(this::token).orElse(token);
        return "redirect:/complaints/" + next + "#last";
    }

    private String token(Complaint complaint) {
        return links.tokenOf(complaint);
    }

    @PostMapping("/{token}/confirm")
    String confirm(@PathVariable String token) {
        openComplaint.confirm(access.open(token).complaint().id());
        return "redirect:/complaints/" + token;
    }

    @PostMapping("/{token}/solved")
    String solved(@PathVariable String token) {
        pages.settle(access.open(token));
        return "redirect:/complaints/" + token;
    }
}
