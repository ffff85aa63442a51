package dev.marquee.customer.complaint.reply;

import dev.marquee.platform.language.Language;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Collection;
import java.util.Objects;
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

/** The pages of the replies that staff have ready. */
@Controller
@RequestMapping("/admin/complaints/replies")
class CannedReplyPageController {

    private static final String LIST = "redirect:/admin/complaints/replies";
    private static final int LONGEST_SEARCH = 100;

    private final CannedReplies replies;
    private final Languages languages;

    CannedReplyPageController(CannedReplies replies, Languages languages) {
        this.replies = replies;
        this.languages = languages;
    }

    @ModelAttribute("replyLanguages")
    Collection<Language> replyLanguages() {
        return languages.all();
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        var words = CleanText.of(q).replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        var shown = words.length() > LONGEST_SEARCH ? words.substring(0, LONGEST_SEARCH) : words;
        model.addAttribute("words", shown);
        model.addAttribute("replies", replies.search(shown, ""));
        return "complaint/replies";
    }

    @GetMapping("/new")
    String form(Model model) {
        model.addAttribute("reply", new CannedReplyForm("", languages.house().tag(), "", null));
        return "complaint/reply";
    }

    @PostMapping("/new")
    String add(
            @Valid @ModelAttribute("reply") CannedReplyForm form,
            BindingResult result,
            HttpServletResponse response) {
        if (refused(result, response)) return "complaint/reply";
        replies.add(title(form), lang(form), body(form));
        return LIST;
    }

    @GetMapping("/{id}")
    String edit(@PathVariable long id, Model model) {
        var reply = replies.find(id).orElseThrow(() -> Problems.notFound("reply"));
        model.addAttribute("id", id);
        model.addAttribute("reply", CannedReplyForm.of(reply, replies.tag(reply.lang())));
        return "complaint/reply";
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @Valid @ModelAttribute("reply") CannedReplyForm form,
            BindingResult result,
            Model model,
            HttpServletResponse response) {
        if (replies.find(id).isEmpty()) throw Problems.notFound("reply");
        model.addAttribute("id", id);
        if (refused(result, response)) return "complaint/reply";
        try {
            replies.change(id, title(form), lang(form), body(form), form.version());
            return LIST;
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.PRECONDITION_FAILED) throw e;
            result.reject("complaint.reply.changed");
            response.setStatus(HttpStatus.CONFLICT.value());
            return "complaint/reply";
        }
    }

    @PostMapping("/{id}/delete")
    String remove(@PathVariable long id) {
        replies.remove(id);
        return LIST;
    }

    private static boolean refused(BindingResult result, HttpServletResponse response) {
        if (result.hasErrors()) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return result.hasErrors();
    }

    private static String title(CannedReplyForm form) {
        return Objects.requireNonNull(form.title()).strip();
    }

    private static String lang(CannedReplyForm form) {
        return Objects.requireNonNull(form.lang());
    }

    private static String body(CannedReplyForm form) {
        return Objects.requireNonNull(form.body()).strip();
    }
}
