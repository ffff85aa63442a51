package dev.marquee.notification.webhook.registration;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.RecentSignIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Pausing a webhook, letting it go on, and deleting it. */
@Controller
@RequestMapping("/admin/webhooks/{id}")
class WebhookStateController {

    private final ManageWebhooks manage;

    WebhookStateController(ManageWebhooks manage) {
        this.manage = manage;
    }

    /** The question before it is paused, as for deleting. */
    @GetMapping("/pause")
    ModelAndView askToPause(Caller caller, @PathVariable long id) {
        return new ModelAndView("webhook/pause").addObject("webhook", manage.get(caller, id));
    }

    @PostMapping("/pause")
    String pause(Caller caller, @PathVariable long id) {
        manage.pause(caller, id);
        return "redirect:/admin/webhooks/" + id + "?done=paused";
    }

    @RecentSignIn
    @PostMapping("/resume")
    String resume(Caller caller, @PathVariable long id) {
        manage.resume(caller, id);
        return "redirect:/admin/webhooks/" + id + "?done=resumed";
    }

    /** The question before it is deleted, for browsers that do not show it as a dialog. */
    @GetMapping("/delete")
    ModelAndView ask(Caller caller, @PathVariable long id) {
        return new ModelAndView("webhook/delete").addObject("webhook", manage.get(caller, id));
    }

    @RecentSignIn
    @PostMapping("/delete")
    String delete(Caller caller, @PathVariable long id) {
        manage.delete(caller, id, null);
        return "redirect:/admin/webhooks?done=deleted";
    }
}
