package dev.marquee.venue.plan;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.ScriptWords;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/**
 * The seat plans of a venue, and the editor of one. The editor is a script; without it the page
 * shows the plan and takes files.
 */
@Controller
@RequestMapping("/admin/venues/{id}/seat-plans")
class PlanPageController {

    private static final List<String> TEMPLATES = List.of("theatre", "hall", "arena", "cinema");

    private final ManagePlans manage;
    private final PlanViews views;
    private final PlanUpload upload;
    private final ScriptWords words;
    private final MessageSource messages;

    PlanPageController(
            ManagePlans manage,
            PlanViews views,
            PlanUpload upload,
            MessageSource messages,
            JsonMapper json) {
        this.manage = manage;
        this.views = views;
        this.upload = upload;
        this.words = new ScriptWords(messages, json, "planner.");
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Locale locale,
            Model model) {
        if (done != null)
            model.addAttribute(
                    "flash", messages.getMessage("plans.done." + done, null, null, locale));
        return list(id, caller, HttpStatus.OK, model);
    }

    private ModelAndView list(long id, Caller caller, HttpStatus status, Model model) {
        model.addAttribute("venue", views.venue(id));
        model.addAttribute("plans", views.ofVenue(id, caller));
        model.addAttribute("templates", TEMPLATES);
        return page("plans/list", status, model);
    }

    /** The editor with nothing in it, or with a template. */
    @GetMapping("/new")
    ModelAndView start(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String template,
            Locale locale,
            Model model) {
        model.addAttribute("venue", views.venue(id));
        model.addAttribute("template", TEMPLATES.contains(template) ? template : "");
        return editor(HttpStatus.OK, locale, model);
    }

    /** A file becomes a new plan. */
    @PostMapping("/import")
    ModelAndView bring(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int curve,
            Caller caller,
            Model model) {
        try {
            var plan = manage.add(id, caller, upload.read(file, name, null), clamped(curve));
            return to(id, plan);
        } catch (ErrorResponseException refusal) {
            if (refusal.getStatusCode().value() != 422) throw refusal;
            model.addAttribute("faults", faults(refusal));
            model.addAttribute("typedName", name);
            return list(id, caller, HttpStatus.UNPROCESSABLE_CONTENT, model);
        }
    }

    @GetMapping("/{plan}")
    ModelAndView show(
            @PathVariable long id,
            @PathVariable long plan,
            @RequestParam(required = false) @Nullable Integer version,
            Caller caller,
            Locale locale,
            Model model) {
        show(id, plan, version, caller, model);
        return editor(HttpStatus.OK, locale, model);
    }

    private void show(long id, long plan, @Nullable Integer version, Caller caller, Model model) {
        var seen = of(id, plan, caller);
        model.addAttribute("venue", views.venue(id));
        model.addAttribute("plan", seen);
        model.addAttribute("versions", views.versions(plan));
        model.addAttribute("shown", Objects.requireNonNullElse(version, seen.version()));
        model.addAttribute(
                "picture",
                new PlanPicture(version == null ? seen.plan() : views.layout(plan, version)));
    }

    /** A file becomes the next version. */
    @PostMapping("/{plan}/import")
    ModelAndView bringVersion(
            @PathVariable long id,
            @PathVariable long plan,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable Long seen,
            @RequestParam(defaultValue = "0") int curve,
            Caller caller,
            Locale locale,
            Model model) {
        var before = own(id, plan, caller);
        try {
            var sent = upload.read(file, "", before.plan());
            var expected = seen == null ? Long.valueOf(before.version()) : seen;
            manage.change(plan, expected, caller, sent, clamped(curve));
            return to(id, plan);
        } catch (ErrorResponseException refusal) {
            var status = HttpStatus.valueOf(refusal.getStatusCode().value());
            if (status == HttpStatus.PRECONDITION_FAILED) model.addAttribute("overtaken", true);
            else if (status == HttpStatus.UNPROCESSABLE_CONTENT)
                model.addAttribute("faults", faults(refusal));
            else throw refusal;
            show(id, plan, null, caller, model);
            return editor(
                    status == HttpStatus.PRECONDITION_FAILED ? HttpStatus.CONFLICT : status,
                    locale,
                    model);
        }
    }

    /** Somebody else's plan becomes one's own, in its newest version. */
    @PostMapping("/{plan}/copy")
    String copy(@PathVariable long id, @PathVariable long plan, Caller caller) {
        var copy = manage.add(id, caller, of(id, plan, caller).plan(), 0);
        return "redirect:/admin/venues/" + id + "/seat-plans/" + copy;
    }

    /** The question before a deletion. */
    @GetMapping("/{plan}/delete")
    ModelAndView ask(@PathVariable long id, @PathVariable long plan, Caller caller, Model model) {
        model.addAttribute("venue", views.venue(id));
        model.addAttribute("plan", own(id, plan, caller));
        return page("plans/delete", HttpStatus.OK, model);
    }

    @PostMapping("/{plan}/delete")
    String delete(@PathVariable long id, @PathVariable long plan, Caller caller) {
        own(id, plan, caller);
        manage.hide(plan, null, caller);
        return "redirect:/admin/venues/" + id + "/seat-plans?done=deleted";
    }

    private SeatPlanView of(long venue, long plan, Caller caller) {
        var seen = views.get(plan, caller);
        if (seen.venueId() != venue) throw Problems.notFound("seat plan");
        return seen;
    }

    private SeatPlanView own(long venue, long plan, Caller caller) {
        var seen = of(venue, plan, caller);
        if (!seen.editable()) throw ManagePlans.notYours(seen.plan().name());
        return seen;
    }

    private ModelAndView editor(HttpStatus status, Locale locale, Model model) {
        model.addAttribute("words", words.json(locale));
        model.addAttribute("templates", TEMPLATES);
        return page("plans/edit", status, model);
    }

    private static ModelAndView page(String name, HttpStatus status, Model model) {
        var page = new ModelAndView(name, model.asMap());
        page.setStatus(status);
        return page;
    }

    private static ModelAndView to(long venue, long plan) {
        return new ModelAndView(
                new RedirectView("/admin/venues/%d/seat-plans/%d".formatted(venue, plan)));
    }

    private static int clamped(int curve) {
        return Math.max(0, Math.min(10, curve));
    }

    private static @Nullable Object faults(ErrorResponseException refusal) {
        var members = refusal.getBody().getProperties();
        return members == null ? null : members.get("errors");
    }
}
