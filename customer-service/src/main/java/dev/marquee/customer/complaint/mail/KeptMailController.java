package dev.marquee.customer.complaint.mail;

import dev.marquee.customer.complaint.Person;
import dev.marquee.customer.complaint.Role;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The mails that were not taken at once, for support to look at. */
@Controller
@RequestMapping("/admin/complaints/mails")
class KeptMailController {

    private static final int MOST = 100;

    private final KeptMails mails;
    private final SettleMail settle;

    KeptMailController(KeptMails mails, SettleMail settle) {
        this.mails = mails;
        this.settle = settle;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("mails", mails.waiting(MOST));
        model.addAttribute("total", mails.countWaiting());
        return "complaint/mails";
    }

    @PostMapping("/{id}/accept")
    String accept(@PathVariable long id, Caller caller, Model model, HttpServletResponse response) {
        var name = caller.name();
        var by =
                new Person(
                        Role.STAFF,
                        caller.id(),
                        name.length() > 100 ? name.substring(0, 100) : name);
        try {
            var complaint = settle.accept(id, by);
            return complaint == null
                    ? "redirect:/admin/complaints/mails"
                    : "redirect:/admin/complaints/" + complaint + "#last";
        } catch (ErrorResponseException e) {
            response.setStatus(e.getStatusCode().value());
            var type = String.valueOf(e.getBody().getType());
            model.addAttribute("refusal", type.substring(type.lastIndexOf(':') + 1));
            return list(model);
        }
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable long id) {
        settle.discard(id);
        return "redirect:/admin/complaints/mails";
    }
}
