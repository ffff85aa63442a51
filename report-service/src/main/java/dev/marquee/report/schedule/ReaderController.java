package dev.marquee.report.schedule;

import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where those who get a report say yes, and leave by one click (RFC 8058): a mail program posts
 * here without cookie, sign-in or page. Looking at the page changes nothing, because programs that
 * look for viruses open every link of a mail.
 */
@Controller
@Hidden
@RequestMapping("/report-mails/{token}")
class ReaderController {

    private final Recipients recipients;
    private final Questions questions;
    private final Schedules schedules;
    private final ScheduleWords words;

    ReaderController(
            Recipients recipients, Questions questions, Schedules schedules, ScheduleWords words) {
        this.recipients = recipients;
        this.questions = questions;
        this.schedules = schedules;
        this.words = words;
    }

    @GetMapping
    String page(@PathVariable String token, Locale locale, Model model) {
        return show(token, locale, model);
    }

    /** Told again, nothing changes. */
    @PostMapping
    String leave(@PathVariable String token, Locale locale, Model model) {
        answer(token, Recipient.State.LEFT);
        return show(token, locale, model);
    }

    @PostMapping("/confirm")
    String confirm(@PathVariable String token, Locale locale, Model model) {
        answer(token, Recipient.State.CONFIRMED);
        return show(token, locale, model);
    }

    private void answer(String token, Recipient.State answer) {
        var recipient = read(token);
        recipients.answer(recipient.id(), answer);
        if (!recipient.isOwner())
            questions.answer(schedule(recipient).ownerId(), recipient.address(), answer);
    }

    private Schedule schedule(Recipient recipient) {
        return schedules.find(recipient.scheduleId()).orElseThrow(() -> Problems.notFound("link"));
    }

    private String show(String token, Locale locale, Model model) {
        var recipient = read(token);
        var schedule = schedule(recipient);
        model.addAttribute("token", token)
                .addAttribute("status", recipient.state().word())
                .addAttribute("name", schedule.name())
                .addAttribute("rhythm", words.rhythm(schedule.timing(), locale));
        return "schedules/reader";
    }

    private Recipient read(String token) {
        return recipients.byToken(token).orElseThrow(() -> Problems.notFound("link"));
    }
}
