package dev.marquee.ticket.external;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.external.DecideOutsideMoney.Decision;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which support decides what money that moved outside means. */
@Controller
@RequestMapping(OutsideMoneyController.PATH)
class OutsideMoneyController {

    static final String PATH = "/admin/payments/outside";

    private static final int LONGEST_NOTE = 500;

    private final OutsideMoneyRows rows;
    private final DecideOutsideMoney decide;

    OutsideMoneyController(OutsideMoneyRows rows, DecideOutsideMoney decide) {
        this.rows = rows;
        this.decide = decide;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("done", done);
        model.addAttribute("open", rows.open());
        model.addAttribute("decided", rows.decided());
        return "payment/outside";
    }

    @PostMapping("/{id:\\d{1,18}}")
    String decide(
            @PathVariable long id,
            @RequestParam String decision,
            @RequestParam(defaultValue = "") String note,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        try {
            decide.handle(id, read(decision), note(note), Actor.staff(caller));
            return "redirect:" + PATH + "?done=decided";
        } catch (ErrorResponseException e) {
            response.setStatus(e.getStatusCode().value());
            model.addAttribute("refusal", Problems.said(e));
            return show("", model);
        }
    }

    static Decision read(String word) {
        for (var decision : Decision.values()) if (decision.word().equals(word)) return decision;
        throw Problems.invalid("decision", Text.of("invalid.keep-void-or-noted"));
    }

    private static @org.jspecify.annotations.Nullable String note(String note) {
        var text = note.strip();
        if (text.length() > LONGEST_NOTE)
            throw Problems.invalid("note", Text.of("invalid.at-most-500-characters"));
        return text.isEmpty() ? null : text;
    }
}
