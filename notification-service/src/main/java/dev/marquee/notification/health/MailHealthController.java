package dev.marquee.notification.health;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether our mails arrive, in words. */
@Controller
class MailHealthController {

    private final MailHealth health;

    MailHealthController(MailHealth health) {
        this.health = health;
    }

    @GetMapping("/admin/mail/health")
    String page(Model model) {
        model.addAttribute("domain", health.domain());
        model.addAttribute("checks", health.checks());
        return "mail/health";
    }
}
