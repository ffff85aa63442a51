package dev.marquee.notification.address;

import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * One click (RFC 8058): a mail program posts here without cookie, sign-in or page. Looking at the
 * page changes nothing, because programs that look for viruses open every link of a mail.
 */
@Controller
@Hidden
@RequestMapping("/u/{token}")
class UnsubscribeController {

    private final UnsubscribeLinks links;
    private final Suppressions suppressions;
    private final Clock clock;

    UnsubscribeController(UnsubscribeLinks links, Suppressions suppressions, Clock clock) {
        this.links = links;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    @GetMapping
    String page(@PathVariable String token, Model model) {
        return show(read(token), token, model);
    }

    @PostMapping
    String unsubscribe(@PathVariable String token, Model model) {
        var target = read(token);
        suppressions.suppressKey(
                target.addressKey(),
                new Suppression(
                        target.scope(),
                        SuppressionReason.UNSUBSCRIBED,
                        null,
                        null,
                        null,
                        clock.instant(),
                        null));
        return show(target, token, model);
    }

    /** Lifts what this link did, and nothing else. */
    @PostMapping("/again")
    String again(@PathVariable String token, Model model) {
        var target = read(token);
        if (isOff(target)) suppressions.liftKey(target.addressKey(), target.scope());
        return show(target, token, model);
    }

    private String show(UnsubscribeLinks.Target target, String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("off", isOff(target));
        model.addAttribute(
                "scope",
                target.scope().mailClass() == null ? "all" : target.scope().mailClass().word());
        return "mail/unsubscribe";
    }

    private boolean isOff(UnsubscribeLinks.Target target) {
        return suppressions.inForce(target.addressKey()).stream()
                .anyMatch(it ->
                        it.scope().equals(target.scope())
                                && it.reason() == SuppressionReason.UNSUBSCRIBED);
    }

    private UnsubscribeLinks.Target read(String token) {
        return links.read(token).orElseThrow(() -> Problems.notFound("link"));
    }
}
