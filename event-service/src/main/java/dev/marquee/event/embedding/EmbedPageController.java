package dev.marquee.event.embedding;

import dev.marquee.event.embedding.EmbedOrigins.Shown;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.words.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.HtmlUtils;

/** Where an organiser lists sites, and copies what to put into them. */
@Controller
@RequestMapping("/admin/brand/widget")
class EmbedPageController {

    private static final String FORM = "sitesForm";

    /**
     * Sites as they are typed.
     *
     * @param sites one a line
     * @param seen what was listed when the page was shown
     */
    record SitesForm(@Nullable String sites, @Nullable String seen) {

        static SitesForm of(List<String> listed) {
            var lines = String.join("\n", listed);
            return new SitesForm(lines, lines);
        }

        private static List<String> lines(@Nullable String text) {
            return Objects.requireNonNullElse(text, "")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private final EmbedOrigins origins;
    private final ListOrigins listing;
    private final MarqueeSettings settings;

    EmbedPageController(EmbedOrigins origins, ListOrigins listing, MarqueeSettings settings) {
        this.origins = origins;
        this.listing = listing;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView show(
            @RequestParam(required = false) @Nullable Long organizer,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Model model) {
        var whose = ListOrigins.whose(caller, organizer);
        model.addAttribute(FORM, SitesForm.of(origins.of(whose)));
        if ("saved".equals(done)) model.addAttribute("flash", Text.of("widget.done"));
        return page(whose, caller, event, model, HttpStatus.OK);
    }

    /** What somebody else listed meanwhile is shown beside what was typed. */
    @PostMapping
    ModelAndView save(
            @RequestParam(required = false) @Nullable Long organizer,
            @ModelAttribute(FORM) SitesForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        var whose = ListOrigins.whose(caller, organizer);
        var typed = SitesForm.lines(form.sites());
        if (typed.size() > ListOrigins.MOST)
            Text.of("invalid.sites-too-many", ListOrigins.MOST).reject(errors, "sites", "too_many");
        typed.stream()
                .filter(line -> listing.read(line).isEmpty())
                .limit(ListOrigins.MOST)
                .forEach(line -> Text.of("invalid.site", line).reject(errors, "sites", "site"));
        if (errors.hasErrors())
            return page(whose, caller, null, model, HttpStatus.UNPROCESSABLE_CONTENT);
        var sites = typed.stream().flatMap(line -> listing.read(line).stream()).toList();
        if (listing.replace(whose, SitesForm.lines(form.seen()), sites))
            return new ModelAndView(
                    "redirect:/admin/brand/widget?done=saved"
                            + (whose == caller.id() ? "" : "&organizer=" + whose));
        var now = origins.of(whose);
        model.addAttribute("changed", now)
                .addAttribute(FORM, new SitesForm(form.sites(), String.join("\n", now)));
        return page(whose, caller, null, model, HttpStatus.CONFLICT);
    }

    private ModelAndView page(
            long whose, Caller caller, @Nullable String event, Model model, HttpStatus status) {
        var events = origins.events(whose);
        var shown =
                events.stream()
                        .filter(one -> one.code().equalsIgnoreCase(event))
                        .findFirst()
                        .orElse(events.isEmpty() ? null : events.getFirst());
        model.addAttribute("events", events)
                .addAttribute("event", shown)
                .addAttribute("listed", origins.of(whose))
                .addAttribute("most", ListOrigins.MOST)
                .addAttribute("organizer", whose == caller.id() ? null : whose);
        if (shown != null)
            model.addAttribute("scriptCode", withScript(shown))
                    .addAttribute("frameCode", withoutScript(shown));
        return new ModelAndView("embedding/widget", model.asMap(), status);
    }

    private String withScript(Shown event) {
        return """
        <script src="%1$s/widget/v1.js" async></script>
        <marquee-tickets event="%2$s"><a href="%1$s/e/%2$s">%3$s</a></marquee-tickets>\
        """
                .formatted(settings.publicUrl(), event.code(), HtmlUtils.htmlEscape(event.name()));
    }

    private String withoutScript(Shown event) {
        return """
        <iframe src="%1$s/embed/e/%2$s" title="%3$s" width="100%%" height="520" loading="lazy" style="border:0"><a href="%1$s/e/%2$s">%3$s</a></iframe>\
        """
                .formatted(settings.publicUrl(), event.code(), HtmlUtils.htmlEscape(event.name()));
    }
}
